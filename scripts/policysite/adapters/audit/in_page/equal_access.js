// Equal Access, held to all of IBM's requirements, which contain WCAG 2.2 A and AA; or to some rules only.
async ([within, only]) => {
  const checker = new ace.Checker();
  const rules = (only ?? []).map((id) => ({ id, level: "VIOLATION", toolkitLevel: "1" }));
  const point = { num: "1", name: "Some rules", wcagLevel: "A", summary: "", rules };
  checker.addGuideline({ id: "SOME", name: "Some", category: "Accessibility", description: "", checkpoints: [point] });
  const root = within ? document.querySelector(within) : document;
  const { results } = await checker.check(root, [only ? "SOME" : "IBM_Accessibility"]);

  const criteria = {};
  for (const { num, rules } of checker.guidelines.find(({ id }) => id === "WCAG_2_2").checkpoints) {
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
