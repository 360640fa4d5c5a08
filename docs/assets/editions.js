// The selector of editions in the header of the latest edition, which is the root of the site. The kept editions have
// Material's own. It cannot stand here, because it looks for versions.json one level above the root.

const config = JSON.parse(document.getElementById("__config").textContent);
const root = new URL(`${config.base}/`, location.href);
const editions = new URL("editions/", root);

/** The page of an edition that has the address of this one; the edition's first page where it has none. */
async function samePage(edition) {
  const page = new URL(location.href.slice(root.href.length), edition);
  const answer = await fetch(page, { method: "HEAD" }).catch(() => null);
  return answer?.ok ? page : edition;
}

function choice(words, address) {
  const link = document.createElement("a");
  link.className = "md-version__link";
  link.href = address;
  link.textContent = words;
  const item = document.createElement("li");
  item.className = "md-version__item";
  item.append(link);
  return item;
}

function selector(kept) {
  const latest = choice("Latest", location.pathname);
  latest.firstChild.setAttribute("aria-current", "true");
  const older = kept.map(({ version, title }) => choice(title, new URL(`${version}/`, editions)));
  for (const { firstChild: link } of older) {
    link.addEventListener("click", async (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      location.assign(await samePage(new URL(link.href)));
    });
  }
  const list = document.createElement("ul");
  list.className = "md-version__list";
  list.append(latest, ...older);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "md-version__current";
  button.setAttribute("aria-label", "Latest edition; choose another");
  button.textContent = "Latest";
  const whole = document.createElement("div");
  whole.className = "md-version";
  whole.append(button, list);
  return whole;
}

const answer = await fetch(new URL("versions.json", editions)).catch(() => null);
if (answer?.ok) document.querySelector(".md-header__topic").append(selector(await answer.json()));
