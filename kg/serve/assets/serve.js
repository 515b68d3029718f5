"use strict";
const example = document.getElementById("example");
if (example) {
  example.addEventListener("change", () => {
    const chosen = example.selectedOptions[0].dataset;
    document.getElementById("query").value = chosen.sparql || "";
    document.getElementById("about").textContent = chosen.about || "";
  });
}
