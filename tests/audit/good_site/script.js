const by = (id) => document.getElementById(id);

by("menu").addEventListener("click", () => {
  const open = by("menu").getAttribute("aria-expanded") !== "true";
  by("menu").setAttribute("aria-expanded", String(open));
  by("links").hidden = !open;
});

by("find").addEventListener("click", () => by("dialog").showModal());
by("words").addEventListener("input", () => {
  const found = ["Messages, clause 1: Write in the open.", "Messages, clause 2: Keep every message."];
  by("results").replaceChildren(...found.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
});

by("status").addEventListener("change", () => {
  for (const row of document.querySelectorAll(".draft")) row.hidden = by("status").value !== "All";
  by("told").textContent = "1 document";
});

by("checker").addEventListener("submit", (event) => {
  event.preventDefault();
  const answer = new FormData(by("checker")).get("tool");
  by("question").textContent = answer ? "You may." : "There is a problem: choose a tool";
  if (answer) by("checker").hidden = true;
  by("question").focus();
});
