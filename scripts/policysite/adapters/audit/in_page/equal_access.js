// Equal Access, held to what IBM's requirements demand, which contain WCAG 2.2 A and AA; or to some rules only.
async ([within, only, leftOut]) => {
  const checker = new ace.Checker();
  const checkpointsOf = (guideline) => checker.guidelines.find(({ id }) => id === guideline).checkpoints;
  const asked = ({ id, level }) => level === "VIOLATION" && (only ? only.includes(id) : !leftOut.includes(id));
  const rules = checkpointsOf("IBM_Accessibility").flatMap(({ rules }) => rules ?? []).filter(asked);
  const point = { num: "1", name: "What is asked", wcagLevel: "A", summary: "", rules };
  checker.addGuideline({ id: "ASKED", name: "Asked", category: "Accessibility", description: "", checkpoints: [point] });
  const { results } = await checker.check(within ? document.querySelector(within) : document, ["ASKED"]);

  const criteria = {};
  for (const { num, rules } of checkpointsOf("WCAG_2_2")) {
    for (const { id } of rules ?? []) (criteria[id] ??= []).push(num);
  }
  const row = (id) => ({ id, criteria: criteria[id] ?? [] });
  const elementOf = ({ node }) => {
    const element = node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement;
    return element ?? document.documentElement;
  };
  // What lies in a closed fold is told to nobody; it is examined when the fold is open.
  const strict = results.filter((result) => result.value[0] === "VIOLATION" && elementOf(result).checkVisibility());
  return {
    applied: [...new Set(strict.map(({ ruleId }) => ruleId))].map(row),
    review: strict.filter(({ value }) => !["PASS", "FAIL"].includes(value[1])).map(({ ruleId }) => row(ruleId)),
    faults: strict
      .filter(({ value }) => value[1] === "FAIL")
      .map((result) => ({
        ...row(result.ruleId),
        what: result.message,
        selector: __audit.selectorOf(elementOf(result)),
        html: __audit.htmlOf(elementOf(result)),
      })),
  };
}
