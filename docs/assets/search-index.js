// One search index: a folder of small files, made by policysite/exports/search_index.py, of which only those are asked
// for that hold the words typed. The two agree on how words are cut, and on how the lists of a word's rows are written. A
// row is a clause, a section, or a document or page as a whole.

import { LITTLE, distance, similar, stem, wordsOf } from "./search-words.js";

const DIGITS = new Map(
  [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"].map((digit, value) => [digit, value]),
);
const LENGTHS = [3, 6, 10, 15, 22, 32, 50, 80]; // words of a row, by its step
const COMMON = 8000; // a word of which not all rows are listed stands in at least so many
const FILES = 4; // so many files at most are read for the words that begin with what was typed

/** The rows of a list: the first one, and each as its distance from the one before. */
function rowsOf(listed) {
  const rows = [];
  let [row, step, size] = [0, 0, 1];
  for (const digit of listed.replace("~", "")) {
    const value = DIGITS.get(digit);
    step += (value % 32) * size;
    size *= 32;
    if (value < 32) {
      rows.push((row += step));
      [step, size] = [0, 1];
    }
  }
  return rows;
}

/** How well a document's number fits a word: “hum”, “w050”, “50” and “humw050” are HUM-W050, or a part of it. */
export function namedBy({ number, parts }, word) {
  if (parts.includes(word) || number === word) return 1;
  if (/^\d$/.test(word)) return 0;
  if (/^\d+$/.test(word)) return parts.some((part) => part.replace(/^\D*0*/, "") === word.replace(/^0+/, "")) ? 0.8 : 0;
  return number.startsWith(word) || (/\d/.test(word) && parts.some((part) => part.startsWith(word))) ? 0.5 : 0;
}

export class Index {
  /**
   * Read what every search needs.
   *
   * @param folder Address of the index, ending in a slash.
   * @param weight How much its rows count beside those of other indexes.
   */
  static async open(folder, weight = 1) {
    const answer = await fetch(new URL("index.json", folder), { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
    return new Index(folder, weight, await answer.json());
  }

  constructor(folder, weight, { stamp, subjects, lengths, words }) {
    Object.assign(this, { folder, weight, stamp, lengths, words, files: new Map(), size: lengths.length });
    let end = 0;
    this.subjects = subjects.map(([address, printed, title, department, type, standing, rows, revisions]) => {
      const [first, parts] = [end, wordsOf(printed)];
      const names = { number: parts.join(""), parts, titled: wordsOf(title) };
      return { address, printed, title, department, type, standing, revisions, first, end: (end += rows), ...names };
    });
  }

  /** A file of the index, asked for once. */
  file(name) {
    if (!this.files.has(name)) {
      const reading = fetch(new URL(`${name}?${this.stamp}`, this.folder)).then((answer) => answer.json());
      reading.catch(() => this.files.delete(name));
      this.files.set(name, reading);
    }
    return this.files.get(name);
  }

  /** The words that begin with some letters, each with the list of its rows. */
  async beginningWith(start) {
    const first = Math.max(0, this.words.findLastIndex((word) => word <= start));
    const after = this.words.findIndex((word) => word > start && !word.startsWith(start));
    const places = [...this.words.keys()].slice(first, after === -1 ? undefined : after).slice(0, FILES);
    const files = await Promise.all(places.map((place) => this.file(`words/${place}.json`)));
    return files.flatMap((file) => Object.entries(file)).filter(([word]) => word.startsWith(start));
  }

  async exactly(word) {
    if (this.words.length === 0) return [];
    const file = await this.file(`words/${Math.max(0, this.words.findLastIndex((first) => first <= word))}.json`);
    return Object.hasOwn(file, word) ? [[word, file[word]]] : [];
  }

  /** The words that a term means, each with the list of its rows, and how well it fits. */
  async meant({ word, label, unfinished }) {
    const found = new Map(label ? await this.exactly(`§${label}`) : []);
    const root = word && stem(word);
    if (word?.length > 2) {
      const near = await this.beginningWith(root.replace(/i$/, ""));
      const forms = near.filter(([other]) => stem(other) === root);
      const longer = unfinished || forms.length === 0 ? near.filter(([other]) => other.startsWith(word)) : [];
      for (const [other, listed] of [...longer, ...forms]) found.set(other, listed);
    } else if (word) for (const [other, listed] of await this.exactly(word)) found.set(other, listed);
    const fit = (other) => (other === word || other.startsWith("§") ? 1 : stem(other) === root ? 0.9 : 0.5);
    return [...found].map(([other, listed]) => ({ word: other, listed, fit: fit(other) }));
  }

  /** The words that are spelled most like one that stands nowhere: at most two letters, or swaps of letters, apart. */
  async alike(word) {
    let [best, limit] = [[], word.length < 4 ? -1 : word.length < 8 ? 1 : 2];
    for (const other of limit > 0 ? await this.file("vocabulary.json") : []) {
      if (!similar(word, other, limit)) continue;
      const apart = distance(word, other);
      if (apart < limit) best = [];
      if (apart <= limit) [best, limit] = [[...best, other], apart];
    }
    const found = await Promise.all(best.slice(0, 3).map((other) => this.exactly(other)));
    return found.flat().map(([other, listed]) => ({ word: other, listed, fit: 0.6, apart: limit }));
  }

  /** The rows in which all terms are found; if there are none, those with some; and how well each of them fits. */
  ranked(terms, { department, type, here }) {
    const [score, covered, own] = [new Float32Array(this.size), new Uint8Array(this.size), new Uint8Array(this.size)];
    // Little words, and those of which not all rows are listed, are not asked for, unless there are no others.
    const weighty = terms.filter((term) => !LITTLE.has(term.word) && !term.meant.get(this).some(isCut));
    const needed = weighty.length > 0 ? weighty : terms;
    for (const term of terms) {
      const best = this.fitting(term, own);
      const counts = needed.includes(term);
      for (let row = 0; row < this.size; row++) {
        score[row] += best[row];
        if (counts && best[row] > 0) covered[row]++;
      }
    }
    let rows = [];
    let full = 1;
    for (const subject of this.subjects) {
      if ((department && subject.department !== department) || (type && subject.type !== type)) continue;
      const whole = subject.revisions ? -1 : subject.first;
      const exact = 100 * (isEntitled(subject, terms, this) ? 1 : namedByAll(subject, terms));
      const nearby = subject.address === here ? 0.5 : 0;
      for (let row = subject.first; row < subject.end; row++) {
        if (covered[row] < full || (row !== whole && !own[row])) continue;
        if (covered[row] === needed.length && full < needed.length) [rows, full] = [[], needed.length];
        const total = (score[row] + nearby + (row === whole ? exact : 0)) * this.weight;
        rows.push({ index: this, subject, row, score: total, full: covered[row] === needed.length });
      }
    }
    return rows;
  }

  /** How well each row fits a term: rare words and short rows weigh most, and what a row itself says. */
  fitting(term, own) {
    const best = new Float32Array(this.size);
    const meant = term.meant.get(this).map((found) => ({ ...found, rows: rowsOf(found.listed) }));
    const sure = meant.some(({ fit }) => fit > 0.5) ? meant.filter(({ fit }) => fit > 0.5) : meant;
    const count = sure.reduce((sum, found) => sum + (isCut(found) ? COMMON : found.rows.length), 0);
    const rarity = Math.log(1 + Math.max(0.5, this.size - count + 0.5) / (count + 0.5));
    for (const { word, rows, fit } of meant) {
      for (const row of rows) {
        const step = parseInt(this.lengths[row], 16);
        const section = step > 7 ? 0.35 : 1;
        const weight = word.startsWith("§") ? 12 : (rarity * fit * section * 2.2) / (1.3 + 0.045 * LENGTHS[step % 8]);
        best[row] = Math.max(best[row], weight);
        own[row] = 1;
      }
    }
    const fits = new Map(meant.map(({ word, fit }) => [word, fit]));
    for (const subject of this.subjects) {
      const titled = Math.max(0, ...subject.titled.map((word) => fits.get(word) ?? 0)) * rarity * 0.25;
      const named = term.word ? namedBy(subject, term.word) * (/\d/.test(term.word) ? 3 : 1) : 0;
      if (titled || named) {
        for (let row = subject.first; row < subject.end; row++) best[row] = Math.max(best[row], titled, named);
      }
    }
    return best;
  }

  /** What a row says, and where. */
  async read({ subject, row }) {
    const [label, anchor, words, revision] = (await this.file(`${subject.address}texts.json`))[row - subject.first];
    const [revised, standing] = subject.revisions?.[revision] ?? ["", subject.standing];
    const address = revised ? `${subject.address}${revised}/` : subject.address;
    return { label, words, revised, standing, address: anchor ? `${address}#${anchor}` : address };
  }
}

const isCut = ({ listed }) => listed.startsWith("~");

const namedByAll = (subject, terms) =>
  terms.some(({ word }) => /\d/.test(word)) && Math.min(...terms.map(({ word }) => (word ? namedBy(subject, word) : 0)));

const isEntitled = ({ titled }, terms, index) =>
  titled.length === terms.length &&
  terms.every(({ meant }) => meant.get(index).some(({ word, fit }) => fit >= 0.9 && titled.includes(word)));
