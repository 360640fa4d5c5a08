// axe-core, held to all rules with one of the tags and to those besides; or to some rules only.
async ([within, only, tags, besides]) => {
  const result = await axe.run(within ?? document, {
    resultTypes: ["violations", "incomplete"],
    iframes: false,
    runOnly: only ? { type: "rule", values: only } : { type: "tag", values: tags },
    rules: only ? {} : Object.fromEntries(besides.map((rule) => [rule, { enabled: true }])),
  });
  const short = ({ id, tags, nodes }) => ({ id, tags, count: nodes.length });
  const element = ({ target, html, failureSummary }) => ({
    target: target.flat().join(" "),
    html: html.slice(0, 300),
    why: failureSummary,
  });
  return {
    violations: result.violations.map((rule) => ({ ...short(rule), help: rule.help, nodes: rule.nodes.map(element) })),
    passes: result.passes.map(short),
    incomplete: result.incomplete.map(short),
  };
}
