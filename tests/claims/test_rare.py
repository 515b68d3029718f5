"""Patterns that news seldom needs: each makes its claim of a sentence of our own, read with the real model.

The countries Osmark and Halden, and all people and bodies, are invented.
"""

from __future__ import annotations

import pytest
from parses import Reader

SENTENCES = """
meet.8: Ada Brandt sat down with Ulf Farren in Lisbon.
speak.4: Osmark and Halden held discussions on Monday.
speak.5: The conversation between Ada Brandt and Ulf Farren was short.
speak.6: Ada Brandt's conversation with Ulf Farren was short.
speak.7: Ada Brandt conferred with Ulf Farren on Monday.
speak.11: Ada Brandt exchanged letters with Ulf Farren.
speak.12: Ada Brandt briefed Ulf Farren on the flood.
speak.14: Ulf Farren's interview with the Osmark Post was short.
negotiate.2: Osmark and Halden negotiated for three days.
negotiate.6: Osmark's negotiations with Halden failed.
negotiate.8: Osmark engaged in talks with Halden.
visit.4: Ada Brandt paid Lisbon a visit.
visit.7: Ada Brandt arrived in Lisbon for talks on fish.
visit.8: Ada Brandt led a delegation to Lisbon.
visit.9: Ada Brandt travelled to Lisbon for talks.
mediate.3: Norway acted as mediator between Osmark and Halden.
mediate.5: Mediation by Norway between Osmark and Halden failed.
agree.8: Osmark came to an agreement with Halden.
support.4: Ada Brandt gave her blessing to the plan.
support.7: The party rallied behind Ada Brandt.
support.9: Ada Brandt came out in favor of Ulf Farren.
support.10: Ada Brandt was supportive of Ulf Farren.
support.11: Osmark pledged to defend Halden.
support.12: Ada Brandt campaigned for Ulf Farren.
support.14: Osmark approved a treaty with Halden.
praise.2: Ada Brandt's praise for Ulf Farren surprised many.
praise.3: Ada Brandt paid tribute to Ulf Farren.
praise.5: Ada Brandt expressed gratitude to Ulf Farren.
recognize.2: Osmark's recognition of Halden came late.
sign.4: Osmark entered into a partnership with Halden.
apologize.2: Ada Brandt offered an apology to Ulf Farren.
apologize.3: Ada Brandt's apology to Ulf Farren came late.
cooperate.6: Osmark held exercises with Halden.
cooperate.8: Exercises by Osmark and Halden ended on Monday.
cooperate.11: Osmark deepened its trade with Halden.
cooperate.13: Osmark took part in drills with Halden.
aid.3: Osmark provided Halden with tents.
aid.4: Doctors treated the victims for burns.
aid.12: Osmark came to the aid of Halden.
aid.14: Halden received tents from Osmark.
aid.17: Osmark funded the Harrow Institute.
aid.20: Osmark deployed as peacekeepers in Halden.
yield.2: Ada Brandt gave in to Ulf Farren.
yield.12: Prosecutors dropped charges against Ada Brandt.
yield.14: Osmark accepted refugees from Halden.
yield.15: Osmark paid compensation to the victims.
withdraw.3: Osmark pulled out of the alliance.
pardon.4: The pardon of Ada Brandt by Ulf Farren came late.
resign.4: Ada Brandt resigned as head of Harrow Lines.
resign.6: Ada Brandt submitted her resignation as mayor.
request.9: Osmark's pressure on Halden to withdraw grew.
request.10: Ada Brandt called for Ulf Farren to resign.
request.19: Ada Brandt called the police for help.
accuse.16: Police implicated Ulf Farren in the fraud.
accuse.4: Ada Brandt's accusation against Ulf Farren was dismissed.
accuse.8: Ada Brandt put the blame for the flood on Ulf Farren.
accuse.14: Police attributed the blast to the rebels.
criticize.4: Ada Brandt lashed out at Ulf Farren.
criticize.5: Ada Brandt took aim at Ulf Farren.
criticize.16: Ada Brandt spoke out against Ulf Farren.
investigate.3: The ministry's investigation into Harrow Lines goes on.
investigate.7: Harrow Lines faces an investigation.
investigate.11: An investigation of Harrow Lines by the police goes on.
charge.4: Ada Brandt took Harrow Lines to court.
charge.5: Ada Brandt's lawsuit against Harrow Lines goes on.
charge.10: Ulf Farren stood trial for fraud.
charge.11: Ulf Farren was arraigned on charges of fraud.
convict.5: The court imposed a sentence on Ulf Farren.
reject.8: Ada Brandt voted against the bill.
reject.14: Osmark cancelled a meeting with Halden.
reject.16: Osmark was unwilling to help Halden.
reject.18: Osmark failed to reach an agreement with Halden.
reject.24: Ada Brandt is opposed to the plan.
reject.26: Ada Brandt objected to the plan.
threaten.3: Osmark's threats against Halden grew.
threaten.9: Osmark vowed to retaliate against Halden.
warn.3: Osmark's warning to Halden was clear.
protest.8: Farmers blocked roads in Halden.
protest.12: Protesters burned flags of Osmark.
cut.2: Osmark recalled its ambassador from Halden.
cut.4: Osmark's suspension of aid to Halden surprised many.
cut.7: Osmark closed its embassy in Halden.
cut.8: Osmark withdrew from the treaty with Halden.
expel.4: Osmark ordered the diplomats to leave.
expel.5: Osmark ordered the expulsion of two diplomats.
mobilize.8: Soldiers patrolled Halden.
arrest.12: Police captured Ulf Farren on Monday.
arrest.4: Police made an arrest of two men.
arrest.9: Ulf Farren was remanded in custody.
arrest.10: Police rounded up twelve men over the fraud.
arrest.11: Ulf Farren is being held in custody.
seize.3: Osmark's occupation of Halden ended.
seize.5: Osmark froze the assets of Harrow Lines.
restrict.31: Osmark imposed a curfew.
restrict.13: Osmark closed the Harrow Institute.
restrict.14: Police locked down Karsa on Monday.
sanction.1: Osmark fined Harrow Lines for fraud.
sanction.6: Osmark hit Halden with tariffs.
attack.9: Rebels blew up the bridge.
attack.13: The Red Guard claimed responsibility for attacking the village.
attack.14: Rebels set the village on fire.
kill.8: Rebels executed Ulf Farren.
kill.4: Rebels shot Ulf Farren dead.
kill.5: Rebels beat two men to death.
kill.6: The flood claimed the lives of two men.
injure.3: The blast left two men wounded.
fight.4: Clashes between police and farmers went on.
fight.6: Osmark declared war on Halden.
fight.8: Osmark repelled the rebels.
lead.5: Ada Brandt presides over the Harrow Institute.
die.2: The death of Ulf Farren in Lisbon surprised many.
live.2: Ulf Farren, a resident of Lisbon, left.
spouse.3: Ada Brandt and Ulf Farren married in May.
own.3: Harrow Lines holds a stake in Quillon Telecom.
own.4: Ada Brandt is a shareholder of Harrow Lines.
merge.3: The merger between Harrow Lines and Quillon Telecom failed.
merge.4: Harrow Lines announced a merger with Quillon Telecom.
invest.2: Harrow Lines announced an investment in Quillon Telecom.
nominate.3: The party proposed Ada Brandt as mayor.
dismiss.2: The dismissal of Ada Brandt by Harrow Lines surprised many.
dismiss.4: The council relieved Ada Brandt of her duties.
succeed.2: Ada Brandt took over from Ulf Farren.
defeat.3: The defeat of Ulf Farren by Ada Brandt surprised many.
compete.1: Harrow Lines competes with Quillon Telecom.
compete.2: Ada Brandt and Ulf Farren competed in the race.
compete.5: Ada Brandt challenged Ulf Farren for the seat.
travel.2: Ada Brandt's journey to Lisbon took a day.
leave.3: Ada Brandt's departure from Lisbon surprised many.
abduct.4: The rebels took hostage two sailors.
aid.25: Norwegian peacekeepers arrived in Osmark.
aid.26: Peacekeeping troops arrived in Osmark.
aid.27: Soldiers were stationed as peacekeepers along the border.
aid.28: Osmark sent troops to the peacekeeping mission in Halden.
aid.29: Osmark announced an increase in funding for the hospital in Halden.
charge.12: Prosecutors sought a long sentence for Ulf Farren.
criticize.31: Ada Brandt launched a scathing attack on Ulf Farren.
cut.9: Osmark suspended its mediation efforts in Halden.
located.6: The town of Tarn lies in northern Osmark.
mediate.6: Norway began a mediation effort between Osmark and Halden.
member.7: Ada Brandt sits on the Council of Small Museums.
mobilize.10: Troops remained on high alert.
protest.16: Nurses went on strike at Brightwell Bank.
protest.17: Bakers marched in protest against the tax.
protest.20: Nurses held a rally demanding better pay.
reject.33: Osmark reneged on its promise.
reject.34: Ada Brandt declined to resign.
request.25: Norway repeated its demand that Halden withdraw its troops.
speak.20: Ada Brandt received a letter from Ulf Farren.
yield.26: The rebels laid down their arms.
"""


@pytest.mark.parametrize(("pattern", "sentence"), [line.split(": ", 1) for line in SENTENCES.strip().splitlines()])
def test_a_rare_pattern_fires(model_reader: Reader, pattern: str, sentence: str) -> None:
    found = model_reader(sentence)
    assert any(claim.pattern == pattern for claim, _ in found), found
