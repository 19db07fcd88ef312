// SPDX-License-Identifier: Apache-2.0
// Holds recorded answers (tests/openapi/exchange.hpp has the format) to an OpenAPI document, by Prism's router and
// validator of answers, which know nothing of the judge in tests/openapi.
//   node replay.mjs OPENAPI.yaml FOLDER
// Then it spoils one answer of each call and status and wants Prism to find it: a judge that does not see proves nothing.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http');
const { default: route } = require('@stoplight/prism-http/dist/router');
const { validateOutput } = require('@stoplight/prism-http/dist/validator');

const [document, folder] = process.argv.slice(2);
const calls = await getHttpOperationsFromSpec(document);

/** The call of the document that was asked, or undefined. */
function callOf({ method, path }) {
  const found = route({ resources: calls, input: { method: method.toLowerCase(), url: { path: path.split('?')[0] } } });
  return found._tag === 'Right' ? found.right : undefined;
}

/** The answer as Prism takes it; a body that says it is JSON and is none stays text, and so fails its schema. */
function answerOf({ status, headers, body }) {
  const named = Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
  let value = body === '' ? undefined : body;
  if (value !== undefined && /\bjson\b/.test(named['content-type'] ?? '')) {
    try {
      value = JSON.parse(body);
    } catch {
      // judged as the text that it is
    }
  }
  return { statusCode: status, headers: named, body: value };
}

function findings(call, answer) {
  const judged = validateOutput({ resource: call, element: answer });
  return judged._tag === 'Left' ? judged.left.map((finding) => finding.message) : [];
}

/** The same answer with one thing wrong: a member that nobody described or, without a body, a header missing. */
function spoiled(answer) {
  if (answer.body !== null && typeof answer.body === 'object') {
    return { ...answer, body: { ...answer.body, nobody_described_this: 1 } };
  }
  const { 'cache-control': _, ...headers } = answer.headers;
  return { ...answer, headers };
}

const exchanges = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

const problems = [];
const kinds = new Map();
let nowhere = 0;
for (const exchange of exchanges) {
  const call = callOf(exchange);
  const answer = answerOf(exchange);
  if (call === undefined) {
    nowhere += 1;
    if (answer.statusCode !== 404 || answer.body?.reason !== 'not_found') {
      problems.push(`${exchange.method} ${exchange.path}: is no call, but was answered ${answer.statusCode}`);
    }
    continue;
  }
  const kind = `${exchange.method} ${call.path} ${answer.statusCode}`;
  kinds.set(kind, { call, answer });
  problems.push(...findings(call, answer).map((message) => `${kind}: ${message}`));
}
for (const [kind, { call, answer }] of kinds) {
  if (findings(call, spoiled(answer)).length === 0) problems.push(`${kind}: spoiled on purpose, and not found`);
  if (findings(call, { ...answer, statusCode: 299 }).length === 0) problems.push(`${kind}: as 299, and not found`);
}
if (kinds.size === 0) problems.push(`${folder}: holds no answers to judge`);

for (const problem of new Set(problems)) console.log(problem);
console.log(
  `replayed ${exchanges.length} answers (${kinds.size} kinds by call and status, ${nowhere} to no call), ` +
    `spoiled ${2 * kinds.size}, findings: ${problems.length}`,
);
process.exit(problems.length === 0 ? 0 : 1);
