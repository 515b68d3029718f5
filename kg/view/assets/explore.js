// Going from one name to others: neighbours, distance, the shortest way between two.

const linksOf = (entity, has) => entity.pairs.filter((pair) => pair.claims.some(has));

function within({ entity, depth }, has) {
  const reached = new Set([entity]);
  let frontier = [entity];
  for (let step = 0; step < depth; step += 1) {
    frontier = frontier.flatMap((one) => linksOf(one, has).map((pair) => otherEnd(pair, one))).filter((one) => !reached.has(one) && reached.add(one));
  }
  return reached;
}

// The fewest steps from one entity to another as pairs, over the lines with most claims; null where there is no way.
function shortest([from, to], { has }) {
  const came = new Map([[from, null]]);
  let frontier = [from];
  while (frontier.length && !came.has(to)) {
    const next = [];
    for (const entity of frontier) {
      const links = linksOf(entity, has).sort((one, other) => other.claims.length - one.claims.length || otherEnd(one, entity).index - otherEnd(other, entity).index);
      for (const pair of links) {
        const other = otherEnd(pair, entity);
        if (came.has(other)) continue;
        came.set(other, pair);
        next.push(other);
      }
    }
    frontier = next;
  }
  if (!came.has(to)) return null;
  const steps = [];
  for (let at = to; came.get(at); at = otherEnd(steps[0], at)) steps.unshift(came.get(at));
  return steps;
}

// What expanding an entity would add, and what collapsing it would take away: neighbours that hang on it alone.
function unfolded(entity, { shown: { has, present }, hidden }) {
  const linked = (pair) => hidden.has(otherEnd(pair, entity)) || pair.claims.some(has);
  const others = entity.pairs.filter(linked).map((pair) => otherEnd(pair, entity));
  const inside = others.filter((other) => present.has(other));
  const hangs = (other) => linksOf(other, has).every((pair) => pair.a === entity || pair.b === entity || !present.has(otherEnd(pair, other)));
  return { more: others.filter((other) => !present.has(other)), fewer: inside.filter(hangs) };
}

function expand(entity, state) {
  const { more } = unfolded(entity, state);
  if (!more.length) return announce(`${entity.label} has no more neighbours`);
  const kind = without(state.off.kind, ...more.map((one) => one.kind));
  const focus = state.focus && { ...state.focus, depth: Math.min(state.focus.depth + 1, 3) };
  state.change({ extra: new Set([...state.extra, ...more.filter((one) => !one.first)]), hidden: without(state.hidden, ...more), off: { ...state.off, kind }, focus });
  return announce(`${count(more.length, "neighbour")} of ${entity.label} added`);
}

function collapse(entity, state) {
  const { fewer } = unfolded(entity, state);
  if (!fewer.length) return announce(`No neighbour hangs on ${entity.label} alone`);
  const firsts = fewer.filter((one) => state.all || one.first || state.focus);
  state.change({ extra: without(state.extra, ...fewer), hidden: new Set([...state.hidden, ...firsts]) });
  return announce(`${count(fewer.length, "neighbour")} of ${entity.label} folded away`);
}

function hide(entity, state) {
  state.change({ hidden: new Set([...state.hidden, entity]), selected: null, focus: state.focus?.entity === entity ? null : state.focus });
  announce(`${entity.label} is hidden`);
}

function pin(entity, place, state) {
  const pins = new Map(state.pins);
  if (place) pins.set(entity, unformed(place, state));
  else pins.delete(entity);
  state.change({ pins });
  announce(place ? `${entity.label} is pinned` : `${entity.label} is free again`);
}
