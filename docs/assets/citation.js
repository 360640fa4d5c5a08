// Turns each link to a clause's permanent address into a button that copies the citation.
// Without this script the link stays a link.

const status = document.createElement("p");
status.className = "ps-hidden";
status.setAttribute("role", "status");

function copyThrough(field) {
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}

async function copy(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
    return;
  }
  // A page that was not fetched over https has no clipboard; the older way still works there.
  const field = Object.assign(document.createElement("textarea"), { value: text, className: "ps-hidden" });
  if (!copyThrough(field)) throw new Error("not copied");
}

function button(link) {
  const { citation } = link.dataset;
  const label = link.getAttribute("aria-label").replace("permanent address", "copy the citation");
  const made = document.createElement("button");
  made.type = "button";
  made.className = link.className;
  made.textContent = "Cite";
  made.title = citation;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", async () => {
    try {
      await copy(`${citation}\n${link.href}`);
      status.textContent = `Copied: ${citation}`;
      made.textContent = "Copied";
    } catch {
      status.textContent = `It could not be copied. The citation is: ${citation}, ${link.href}`;
      made.textContent = "Not copied";
    }
    setTimeout(() => {
      made.textContent = "Cite";
      status.textContent = "";
    }, 4000);
    made.focus();
  });
  return made;
}

const links = document.querySelectorAll("a[data-citation]");
if (links.length > 0) {
  document.body.append(status);
  for (const link of links) link.replaceWith(button(link));
}
