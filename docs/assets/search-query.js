// What a reader asks, and what answers it best.

import { wordsOf } from "./search-words.js";

/** So many rows are shown at first; these are read, and put in order by how close the words stand in them. */
export const SHOWN = 10;
const LABEL = /^[("“]*§?(\d{1,3}(?:\.?[a-z]{1,6}){0,3})[.,;:?!)"”]*$/i;
const MOST = 32; // words of a query; a pasted sentence has fewer

/** What was asked, term by term. A label, such as §2.b, is one term. */
async function termsOf(query, indexes) {
  const parts = query.replace(/§\s*/g, " §").split(/\s+/).filter(Boolean).slice(0, MOST);
  const terms = await Promise.all(
    parts.map(async (part) => {
      const label = LABEL.exec(part)?.[1].replaceAll(".", "").toLowerCase();
      const plain = wordsOf(part).map((word) => ({ word }));
      if (!label) return plain;
      if (/^\d+$/.test(label) && !part.includes("§")) return [{ word: label, number: label }];
      const known = await Promise.all(indexes.map((index) => index.exactly(`§${label}`)));
      return known.flat().length > 0 ? [{ label }] : plain;
    }),
  );
  const found = terms.flat();
  if (/[\p{L}\p{N}]$/u.test(query) && found.length > 0) found.at(-1).unfinished = true;
  // A number by itself is a label where all else names a document.
  const fits = ({ word }) => (word ? indexes.flatMap((index) => [...index.named(word).values()]) : []);
  const names = (term) => fits(term).some((fit) => fit >= 0.8);
  for (const term of found) {
    if (term.number && found.every((other) => other === term || names(other))) term.label = term.number;
    term.named = names(term);
  }
  return found;
}

async function understand(terms, indexes) {
  await Promise.all(
    terms.map(async (term) => {
      const ask = async (how) => new Map(await Promise.all(indexes.map(async (index) => [index, await how(index)])));
      term.meant = await ask((index) => index.meant(term));
      if (term.named || [...term.meant.values()].some((meant) => meant.length > 0)) return;
      term.meant = await ask((index) => index.alike(term.word));
      const closest = [...term.meant.values()].flat().sort((one, other) => one.apart - other.apart);
      term.corrected = closest[0]?.word;
    }),
  );
}

/**
 * Find what was asked.
 *
 * @param indexes The indexes in which to look.
 * @param query What was typed.
 * @param options `department` and `type` narrow; `here` is the address of the page that the reader is on; `aside` is an
 *   index whose rows come after all others, and only those in which all terms are found.
 * @returns `rows`, the best first; `full`, whether all terms are found in each; and the `terms`.
 */
export async function search(indexes, query, { aside, ...options }) {
  const all = aside ? [...indexes, aside] : indexes;
  const terms = await termsOf(query, all);
  await understand(terms, all);
  const ranked = (some) =>
    some.flatMap((index) => index.ranked(terms, options)).sort((one, other) => other.score - one.score);
  const rows = ranked(indexes);
  const full = rows.filter((row) => row.full);
  const others = aside ? ranked([aside]).filter((row) => row.full) : [];
  const first = await closestFirst(full.length > 0 ? full : rows, terms);
  return { rows: [...first, ...others], full: full.length > 0 || rows.length === 0, terms };
}

/** The rows, of which the first ones are read: those stand first in which the words stand close to each other. */
async function closestFirst(rows, terms) {
  const first = await Promise.all(
    rows.slice(0, SHOWN).map(async (row) => {
      const { label, words } = await row.index.read(row);
      const read = wordsOf(`${label || row.subject.title} ${words}`);
      return { ...row, score: row.score * (1 + closeness(read, terms, row.index)) };
    }),
  );
  return [...first.sort((one, other) => other.score - one.score), ...rows.slice(SHOWN)];
}

/** How close the words stand: 1 side by side, 0 where one of them is not there. */
function closeness(words, terms, index) {
  const wanted = terms.filter(({ word }) => word).map((term) => new Set(term.meant.get(index).map(({ word }) => word)));
  if (wanted.length < 2) return 0;
  const last = new Array(wanted.length).fill(-Infinity);
  let closest = 0;
  words.forEach((word, place) => {
    wanted.forEach((meant, which) => meant.has(word) && (last[which] = place));
    closest = Math.max(closest, (wanted.length - 1) / (place - Math.min(...last) || 1));
  });
  return Math.min(1, closest);
}

/** Cut a text where a term is found in it: pieces of text, each with whether it is to be marked. */
export function marked(text, terms, index) {
  const meant = new Set(terms.flatMap((term) => term.meant.get(index).map(({ word }) => word)));
  const pieces = text.split(/([\p{L}\p{N}\p{M}'’]+)/u).filter(Boolean);
  return pieces.map((piece) => ({ text: piece, found: wordsOf(piece).some((word) => meant.has(word)) }));
}
