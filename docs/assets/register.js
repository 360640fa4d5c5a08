// Narrows the register to what the reader asks for. The choice stands in the address, so it can be kept and shared.

const form = document.querySelector(".ps-register");

// Hiding a row costs time even if it is hidden already.
function show(element, shown) {
  if (element.hidden === shown) element.hidden = !shown;
}

function narrow(rows, tables, count, none) {
  const asked = new FormData(form);
  const words = asked.get("words").trim().toLowerCase().split(/\s+/).filter(Boolean);
  const choices = ["department", "type", "status"].filter((name) => asked.get(name));
  let shown = 0;
  for (const { row, text } of rows) {
    const fits =
      words.every((word) => text.includes(word)) &&
      choices.every((name) => asked.get(name) === row.dataset[name]);
    show(row, fits);
    shown += fits;
  }
  // A department without a row that fits is left out as a whole, from the contents too.
  for (const { table, heading, entry } of tables) {
    const some = [...table.tBodies[0].rows].some((row) => !row.hidden);
    for (const part of [table, heading, entry]) if (part) show(part, some);
  }
  const all = rows.length === 1 ? "1 document" : `${rows.length.toLocaleString("en-US")} documents`;
  count.textContent = shown === rows.length ? all : `${shown.toLocaleString("en-US")} of ${all}`;
  show(none, shown === 0);
}

function remember() {
  const address = new URL(location.href);
  for (const [name, value] of new FormData(form)) {
    if (value) address.searchParams.set(name, value);
    else address.searchParams.delete(name);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

function recall() {
  const asked = new URL(location.href).searchParams;
  for (const field of form.elements) {
    if (field.name && asked.has(field.name)) field.value = asked.get(field.name);
    // A select takes no value that is not an option; then it asks for all.
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
}

if (form) {
  const article = form.closest("article");
  const tables = [...article.querySelectorAll("table")].map((table) => {
    const above = table.closest(".ps-block").previousElementSibling;
    const heading = above.matches("h2") ? above : null;
    const link = heading && document.querySelector(`#contents a[href="#${heading.id}"]`);
    return { table, heading, entry: link && link.parentElement };
  });
  const rows = [...article.querySelectorAll("tbody tr")].map((row) => ({
    row,
    text: `${row.cells[0].textContent} ${row.cells[1].textContent}`.toLowerCase(),
  }));
  const update = () => {
    narrow(rows, tables, article.querySelector(".ps-count"), article.querySelector(".ps-none"));
    remember();
  };
  recall();
  form.hidden = false;
  // Once it is used, the styles save the browser work.
  form.addEventListener("input", () => article.classList.add("ps-narrowed"), { once: true });
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(update));
  update();
}
