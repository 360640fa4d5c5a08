// The selector of editions in the header, at the root of the site, which is the latest edition, and in each kept one.
// mike's list of what is kept stands in the folder of the editions.

const root = new URL(`${document.documentElement.dataset.base}/`, location.href);
const notice = document.querySelector("[data-edition]");
const editions = new URL(notice ? "../" : "editions/", root);
const latest = notice ? new URL("../", editions) : root;

/** The page of an edition that has the address of this one; the edition's first page where it has none. */
async function samePage(edition) {
  const page = new URL(location.href.slice(root.href.length), edition);
  const answer = await fetch(page, { method: "HEAD" }).catch(() => null);
  return answer?.ok ? page : edition;
}

function choice(words, edition) {
  const link = Object.assign(document.createElement("a"), { href: edition, textContent: words });
  if (edition.href === root.href) link.setAttribute("aria-current", "true");
  link.addEventListener("click", async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    location.assign(await samePage(edition));
  });
  const item = document.createElement("li");
  item.append(link);
  return item;
}

function selector(kept) {
  const choices = kept.map(({ version, title }) => choice(title, new URL(`${version}/`, editions)));
  const list = Object.assign(document.createElement("ul"), { id: "editions", className: "ps-editions__list", role: "list" });
  list.append(choice("Latest", latest), ...choices);
  const now = list.querySelector("[aria-current]")?.textContent ?? "Choose";
  const button = Object.assign(document.createElement("button"), { type: "button", className: "ps-bar" });
  button.append(Object.assign(document.createElement("span"), { textContent: `Edition: ${now}` }));
  button.dataset.fold = "";
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", list.id);
  const whole = Object.assign(document.createElement("div"), { className: "ps-editions" });
  whole.append(button, list);
  whole.addEventListener("focusout", ({ relatedTarget }) => {
    if (!whole.contains(relatedTarget) && button.getAttribute("aria-expanded") === "true") button.click();
  });
  return whole;
}

const answer = await fetch(new URL("versions.json", editions)).catch(() => null);
if (answer?.ok) {
  const kept = await answer.json();
  const newest = kept.find(({ aliases }) => aliases.includes("latest"));
  const isOld = newest && root.href !== new URL(`${newest.version}/`, editions).href;
  if (notice && isOld) notice.querySelector("[hidden]").hidden = false;
  document.getElementById("search-open").before(selector(kept));
}
