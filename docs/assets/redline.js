// The redline of two texts, as analysis/redline.py and analysis/word_diff.py define it; their docstrings are the
// specification, and the numbered steps are theirs. tests/analysis/word_diff_vectors.json holds the cases for both.

const PUNCTUATION = "!-/:-@\\[-`{-~¡§«©®°±¶·»¿\\u00d7÷\\u2010-\\u2027\\u2030-\\u205e";
const TOKEN =
  "\\[\\[[^ \\[\\]]+\\]\\]" +
  `|(?:https?://|mailto:)[^ <>\\[\\]]*[^ ${PUNCTUATION}]` +
  `|[0-9]+(?:[.,:/\\-][0-9]+)+(?![^ ${PUNCTUATION}])` +
  `|[^ ${PUNCTUATION}]+(?:[\\-'\\u2019.@_][^ ${PUNCTUATION}]+)*` +
  "|[^ ]";
const SPACED_TOKEN = new RegExp(` ?(?:${TOKEN})`, "gu");
const MARK = new RegExp(`^[${PUNCTUATION}]`, "u");
const WHITE_SPACE = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;
const SENTENCE_ENDS = new Set([".", "?", "!", ":", ";"]);

// 1. Normalise.
export function normalised(text) {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, "")
    .replace(/[\u2010\u2011]/gu, "-")
    .normalize("NFC")
    .replace(WHITE_SPACE, " ")
    .replace(/^ | $/g, "");
}

// 3. and 4. Trim, then align by a longest common subsequence: changes as [oldStart, oldEnd, newStart, newEnd].
function aligned(before, after) {
  let start = 0;
  let [oldEnd, newEnd] = [before.length, after.length];
  while (start < Math.min(oldEnd, newEnd) && before[start] === after[start]) start += 1;
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1;
    newEnd -= 1;
  }
  const [rows, columns] = [oldEnd - start, newEnd - start];
  const length = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      length[i][j] =
        before[start + i] === after[start + j] ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  const changes = [];
  let [i, j, lastI, lastJ] = [0, 0, 0, 0];
  const change = (toI, toJ) => {
    if (toI !== lastI || toJ !== lastJ) changes.push([start + lastI, start + toI, start + lastJ, start + toJ]);
  };
  while (i < rows && j < columns) {
    if (before[start + i] === after[start + j]) {
      change(i, j);
      i += 1;
      j += 1;
      [lastI, lastJ] = [i, j];
    } else if (length[i][j + 1] === length[i][j]) j += 1;
    else i += 1;
  }
  change(rows, columns);
  return changes;
}

const onlyInserts = ([oldStart, oldEnd]) => oldStart === oldEnd;
const onlyDeletes = ([, , newStart, newEnd]) => newStart === newEnd;
const wordCount = (tokens) => tokens.filter((token) => [...token].length > 1 || !MARK.test(token)).length;

// 5. Slide.
function slid(changes, before, after) {
  let floor = 0;
  return changes.map((change) => {
    const [oldStart, oldEnd, newStart, newEnd] = change;
    let steps = 0;
    if (onlyInserts(change)) steps = stepsLeft(after, newStart, newEnd, oldStart - floor);
    else if (onlyDeletes(change)) steps = stepsLeft(before, oldStart, oldEnd, oldStart - floor);
    floor = oldEnd - steps;
    return change.map((edge) => edge - steps);
  });
}

function stepsLeft(tokens, start, end, room) {
  for (let steps = 0; steps <= room; steps += 1) {
    const place = start - steps;
    if (place === 0 || SENTENCE_ENDS.has(tokens[place - 1])) return steps;
    if (tokens[place - 1] !== tokens[end - steps - 1]) return 0;
  }
  return 0;
}

// 6. Spaces.
function withSpaces(changes, spacedBefore, spacedAfter) {
  const more = [];
  let [lastOld, lastNew] = [0, 0];
  const end = [spacedBefore.length, spacedBefore.length, spacedAfter.length, spacedAfter.length];
  for (const [oldStart, oldEnd, newStart, newEnd] of [...changes, end]) {
    for (let offset = 0; lastOld + 1 + offset < oldStart && lastNew + 1 + offset < newStart; offset += 1) {
      const [i, j] = [lastOld + offset, lastNew + offset];
      if (spacedBefore[i + 1] !== spacedAfter[j + 1]) more.push([i, i + 2, j, j + 2]);
    }
    [lastOld, lastNew] = [oldEnd, newEnd];
  }
  const order = (first, second) => {
    const place = first.findIndex((edge, index) => edge !== second[index]);
    return place < 0 ? 0 : first[place] - second[place];
  };
  return [...changes, ...more].sort(order);
}

// 7. Merge.
function merged(changes, before, after) {
  const size = ([oldStart, oldEnd, newStart, newEnd]) =>
    Math.max(wordCount(before.slice(oldStart, oldEnd)), wordCount(after.slice(newStart, newEnd)));
  const belongTogether = (first, second) => {
    if (second[0] <= first[1] && second[2] <= first[3]) return true;
    if ((onlyInserts(first) && onlyInserts(second)) || (onlyDeletes(first) && onlyDeletes(second))) return false;
    const between = wordCount(before.slice(first[1], second[0]));
    return between <= 1 || (between <= 4 && size(first) >= 2 * between && size(second) >= 2 * between);
  };
  for (;;) {
    const kept = changes.slice(0, 1);
    for (const change of changes.slice(1)) {
      const last = kept.at(-1);
      if (belongTogether(last, change)) kept[kept.length - 1] = [last[0], change[1], last[2], change[3]];
      else kept.push(change);
    }
    if (kept.length === changes.length) return kept;
    changes = kept;
  }
}

// 8. Cut.
function cut(changes, spacedBefore, spacedAfter) {
  const upToNext = (tokens, start, end) =>
    tokens.slice(start, end).join("") + (end < tokens.length && tokens[end].startsWith(" ") ? " " : "");
  const segments = [];
  let equal = spacedAfter.slice(0, changes[0][2]).join("");
  changes.forEach(([oldStart, oldEnd, newStart, newEnd], index) => {
    let deleted = upToNext(spacedBefore, oldStart, oldEnd);
    let inserted = upToNext(spacedAfter, newStart, newEnd);
    if (deleted.startsWith(" ") && inserted.startsWith(" ")) {
      equal += " ";
      deleted = deleted.slice(1);
      inserted = inserted.slice(1);
    }
    const shared = deleted.endsWith(" ") && inserted.endsWith(" ");
    const shortened = (text) => (shared ? text.slice(0, -1) : text);
    segments.push(["equal", equal], ["deleted", shortened(deleted)], ["inserted", shortened(inserted)]);
    const stays = spacedAfter.slice(newEnd, changes[index + 1]?.[2] ?? spacedAfter.length).join("");
    equal = (shared ? " " : "") + stays.replace(/^ /, "");
  });
  return [...segments, ["equal", equal]].filter(([, text]) => text);
}

export function wordDiff(before, after) {
  [before, after] = [normalised(before), normalised(after)];
  if (before === after) return before ? [["equal", before]] : [];
  const spaced = [before.match(SPACED_TOKEN) ?? [], after.match(SPACED_TOKEN) ?? []];
  const plain = spaced.map((tokens) => tokens.map((token) => token.replace(/^ /, "")));
  const changes = withSpaces(slid(aligned(...plain), ...plain), ...spaced);
  return cut(merged(changes, ...plain), ...spaced);
}

// Which clauses moved: below another clause than before, or out of the longest run that kept its order.
function movedClauses(before, after) {
  const moved = new Set();
  const stayed = new Map();
  const places = new Map(before.clauses.map(({ id }, index) => [id, index]));
  const old = new Map(before.clauses.map((clause) => [clause.id, clause]));
  for (const { id, parent } of after.clauses) {
    if (!old.has(id)) continue;
    if (old.get(id).parent !== parent) moved.add(id);
    else stayed.set(parent, [...(stayed.get(parent) ?? []), id]);
  }
  for (const siblings of stayed.values()) {
    const kept = longestRise(siblings.map((id) => places.get(id)));
    siblings.forEach((id, index) => kept.has(index) || moved.add(id));
  }
  return moved;
}

function longestRise(values) {
  const lengths = values.map(() => 1);
  for (let i = values.length - 1; i >= 0; i -= 1) {
    for (let j = i + 1; j < values.length; j += 1) {
      if (values[j] > values[i]) lengths[i] = Math.max(lengths[i], lengths[j] + 1);
    }
  }
  const kept = new Set();
  let [needed, last] = [Math.max(0, ...lengths), -1];
  values.forEach((value, index) => {
    if (lengths[index] === needed && value > last) {
      kept.add(index);
      [needed, last] = [needed - 1, value];
    }
  });
  return kept;
}

// The new text's order, with each removed clause after the one that it followed.
function readingOrder(before, after, moved) {
  const present = new Set(after.clauses.map(({ id }) => id));
  const below = new Map();
  const list = (parent) => below.get(parent) ?? below.set(parent, []).get(parent);
  for (const { id, parent } of after.clauses) list(parent).push(id);
  const oldBelow = new Map();
  for (const { id, parent } of before.clauses) oldBelow.set(parent, [...(oldBelow.get(parent) ?? []), id]);
  for (const [parent, siblings] of oldBelow) {
    const mergedSiblings = list(parent);
    let place = 0;
    for (const id of siblings) {
      if (!present.has(id)) mergedSiblings.splice(place++, 0, id);
      else if (!moved.has(id)) place = mergedSiblings.indexOf(id, place) + 1;
    }
  }
  const walk = (parent) => (below.get(parent) ?? []).flatMap((id) => [id, ...walk(id)]);
  return walk(null);
}

// The words of a line or of a clause as they are compared; citations stand in double brackets, so a label does not count.
const compared = (line) => (line ? (line.compared ?? line.text) : "");

// Two texts as the JSON of a revision has them; what comes back is a list of changes in reading order.
export function redline(before, after) {
  const moved = movedClauses(before, after);
  const [was, is] = [before, after].map(({ clauses }) => new Map(clauses.map((clause) => [clause.id, clause])));
  const changes = [];
  for (const id of readingOrder(before, after, moved)) {
    const [old, now] = [was.get(id), is.get(id)];
    const kinds = [];
    if (!old) kinds.push("added");
    else if (!now) kinds.push("removed");
    else {
      if (normalised(compared(old)) !== normalised(compared(now))) kinds.push("amended");
      if (moved.has(id)) kinds.push("moved");
      else if (old.label !== now.label) kinds.push("renumbered");
    }
    if (kinds.length === 0) continue;
    const words = wordDiff(compared(old), compared(now));
    changes.push({ id, kinds, oldLabel: old?.label ?? null, newLabel: now?.label ?? null, words });
  }
  return changes;
}

// The other sections, as pairs of name and segments, where a word of them changed.
export function sectionChanges(before, after) {
  const joined = (lines) => lines.map(compared).join("\n");
  const associated = (rows) => rows.map(({ number, title }) => (title ? `${number}: ${title}` : number)).join("\n");
  return [
    ["Title", before.title, after.title],
    ["Summary", compared(before.summary), compared(after.summary)],
    ["Applicability", joined(before.applicability), joined(after.applicability)],
    ["Associated documents", associated(before.associated_documents), associated(after.associated_documents)],
    ["Approval authority", compared(before.approval_authority), compared(after.approval_authority)],
  ]
    .map(([name, old, now]) => [name, wordDiff(old, now)])
    .filter(([, segments]) => segments.some(([kind]) => kind !== "equal"));
}
