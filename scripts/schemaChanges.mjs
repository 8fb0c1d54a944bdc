// Compares schema.graphql with that of the last release: exits 1 where a client of that release could break.
// node scripts/schemaChanges.mjs [RELEASED CURRENT ALLOWED]; --release makes the current schema the released one.
import { copyFileSync, readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

const [released = 'docs/schema/released.graphql', current = 'schema.graphql', allowed = 'docs/schema/allowed.json'] =
	process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
if (process.argv.includes('--release')) {
	copyFileSync(current, released);
	console.log(`${current} is now what ${released} holds; empty ${allowed}`);
	process.exit();
}

const [before, after] = [released, current].map((file) => buildSchema(readFileSync(file, 'utf8')));
const exceptions = JSON.parse(readFileSync(allowed, 'utf8'));

/** Clients get other answers to the same question, without being told. */
const asBad = new Set(['ARG_DEFAULT_VALUE_CHANGE']);
const dangerous = findDangerousChanges(before, after);
const breaking = [...findBreakingChanges(before, after), ...dangerous.filter((one) => asBad.has(one.type))]
	.filter((one) => !wasDeprecated(one.description) && !one.description.startsWith('Standard scalar'))
	.map((one) => `${one.type} ${one.description}`);
const problems = [
	...breaking
		.filter((change) => !exceptions.some((one) => one.change === change))
		.map((change) => `${change} Deprecate first (docs/api.md), or name it in ${allowed} with the reason.`),
	...exceptions
		.filter((one) => !breaking.includes(one.change))
		.map((one) => `${allowed} allows "${one.change}", and there is no such change; delete the entry.`),
	...exceptions
		.filter((one) => typeof one.reason !== 'string' || one.reason.trim().length < 20)
		.map((one) => `${allowed} allows "${one.change}" for no reason; give one of 20 letters at least.`),
	...deprecations(after)
		.filter(([, reason]) => !/^Use `[^`]+`/.test(reason))
		.map(([at, reason]) => `${at} is deprecated because "${reason}"; begin with what to take instead: Use \`…\`.`),
];

for (const one of dangerous) if (!asBad.has(one.type)) console.log(`notice  ${one.description}`);
for (const one of problems) console.error(`broken  ${one}`);
console.log(`${breaking.length} breaking changes since the release, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** Whether the release had announced that this goes: a field, an argument, an input field or a value of an enum. */
function wasDeprecated(description) {
	const coordinate = /^(?:Argument )?(\w+)\.(\w+)(?:\((\w+):\))?.* (?:was|were) removed/.exec(description);
	const value = /^(\w+) was removed from enum type (\w+)/.exec(description);
	const gone = coordinate ? coordinate.slice(1).filter(Boolean).join('.') : value ? `${value[2]}.${value[1]}` : null;
	return deprecations(before).some(([at]) => at === gone);
}

function deprecations(schema) {
	return Object.values(schema.getTypeMap())
		.filter((type) => !type.name.startsWith('__'))
		.flatMap((type) => {
			const parts = type.getValues?.() ?? Object.values(type.getFields?.() ?? {});
			return parts.flatMap((part) => [
				[`${type.name}.${part.name}`, part.deprecationReason],
				...(part.args ?? []).map((arg) => [`${type.name}.${part.name}.${arg.name}`, arg.deprecationReason]),
			]);
		})
		.filter(([, reason]) => reason !== undefined && reason !== null);
}
