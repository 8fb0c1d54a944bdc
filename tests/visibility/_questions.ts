import {
	type GraphQLArgument,
	type GraphQLField,
	type GraphQLInputType,
	type GraphQLNamedType,
	type GraphQLSchema,
	getNamedType,
	isAbstractType,
	isEnumType,
	isInputObjectType,
	isLeafType,
	isObjectType,
	isRequiredArgument,
} from 'graphql';
import { foundingDeskId } from '../../src/core/desk.js';
import type { Things } from './_record.js';

/** A question, by a name that says where it comes from. */
export interface Question {
	readonly name: string;
	readonly document: string;
}

/**
 * What each query is asked with, as GraphQL writes it: a line for each field of Query, and a new one without a line here fails.
 * What may be left out is tried on its own, whatever it is.
 */
const queries: Readonly<Record<string, (things: Things) => readonly string[]>> = {
	_service: () => [''],
	_entities: ({ slugs, ids }) => [
		...slugs.claim.map((slug) => `representations: [{ __typename: "Claim", slug: "${slug}" }]`),
		...slugs.party.map((slug) => `representations: [{ __typename: "Party", slug: "${slug}" }]`),
		...slugs.story.map((slug) => `representations: [{ __typename: "Story", slug: "${slug}" }]`),
		...ids.map((id) => `representations: [{ __typename: "Claim", id: "${id}" }, { __typename: "Party", id: "${id}" }]`),
	],
	auditEntries: () => [''],
	// Tells how many entries the log has, by the day; that is the point of it.
	auditHead: () => ['date: "2026-03-03"'],
	claim: ({ slugs }) => slugs.claim.map(by),
	claims: () => [''],
	contestednessMethods: () => [''],
	desks: () => [''],
	document: ({ slugs }) => slugs.document.map(by),
	documents: () => [''],
	node: ({ ids }) => ids.map((id) => `id: "${id}"`),
	nodes: ({ ids }) => [`ids: [${ids.map((id) => `"${id}"`).join(', ')}]`],
	openRequests: ofDesks,
	parties: () => [''],
	party: ({ slugs }) => slugs.party.map(by),
	policy: ofDesks,
	ratingAgreement: ofDesks,
	ratingScale: ofDesks,
	search: ({ words }) => words.map((text) => `text: "${text}"`),
	similarClaims: ({ words }) => words.map((text) => `text: "${text}"`),
	source: ({ slugs }) => slugs.source.map((slug) => `id: "${slug}"`),
	sources: () => [''],
	stories: () => [''],
	story: ({ slugs }) => slugs.story.map(by),
	users: () => [''],
	viewer: () => [''],
	webhooks: ofDesks,
};
function ofDesks(): string[] {
	return ['', 'desk: "desk"', 'desk: "other"', `desk: "${foundingDeskId}"`];
}
const by = (slug: string) => `by: { slug: "${slug}" }`;

/** What fields of other types are asked with that cannot do without. */
const needed: Readonly<Record<string, (things: Things) => string>> = {
	'Contestedness.acceptability': () => 'semantics: DF_QUAD',
	'Claim.contestednessIf': ({ slugs }) =>
		`changes: [{ testimony: { by: { parties: ["${slugs.party[0]}"], attribution: ON_RECORD } } }]`,
};

/** What is given where a query takes an id or slug, by the name of the argument or of the field of a filter. */
const references: Readonly<Record<string, keyof Things['slugs']>> = {
	claim: 'claim',
	document: 'document',
	party: 'party',
	source: 'source',
	story: 'story',
};

/** All fields of a type, and of what they lead to, so many steps deep. */
export function selectionOf(type: GraphQLNamedType, asking: Asking & { readonly depth: number }): string {
	if (!isAbstractType(type)) return `{ __typename ${fieldsOf(type, asking).join(' ')} }`;
	const parts = asking.schema.getPossibleTypes(type).map((one) => {
		// Fields of one name may not differ in type where a union is asked: each has a name of its own.
		const fields = fieldsOf(one, asking).map((field) => `${one.name}_${/^\w+/.exec(field)?.[0]}: ${field}`);
		return `... on ${one.name} { ${fields.join(' ')} }`;
	});
	return `{ __typename ${parts.join(' ')} }`;
}

function fieldsOf(type: GraphQLNamedType, asking: Asking & { readonly depth: number }): string[] {
	const { things, depth, without } = asking;
	if (!isObjectType(type)) return [];
	const isPage = type.name.endsWith('Connection');
	return Object.values(type.getFields()).flatMap((field): string[] => {
		if (without?.has(field.name)) return [];
		const given = argumentsOf(type.name, field, things);
		const leads = getNamedType(field.type);
		if (isLeafType(leads)) return [`${field.name}${given}`];
		if (isPage && field.name === 'edges' && type.name !== 'SearchConnection') return ['edges { cursor }'];
		const left = isPage || isPart(leads) ? depth : depth - 1;
		return left < 0 ? [] : [`${field.name}${given} ${selectionOf(leads, { ...asking, depth: left })}`];
	});
}

/** What is no thing of its own: a page, an edge, a figure. It counts as no step. */
const isPart = (type: GraphQLNamedType): boolean =>
	isObjectType(type) && Object.values(type.getFields()).every((field) => isLeafType(getNamedType(field.type)));

function argumentsOf(typeName: string, field: GraphQLField<unknown, unknown>, things: Things): string {
	if (!field.args.some(isRequiredArgument)) return '';
	const given = needed[`${typeName}.${field.name}`];
	if (!given) throw new Error(`say in tests/visibility/_questions.ts what ${typeName}.${field.name} is asked with`);
	return `(${given(things)})`;
}

interface Asking {
	readonly schema: GraphQLSchema;
	readonly things: Things;
	/** Fields that are left out, by name. */
	readonly without?: ReadonlySet<string>;
}

/** Every query with every argument, a few at a time: whole answers some steps deep, and short ones for what narrows them. */
export function questionsOf(schema: GraphQLSchema, things: Things): Question[] {
	const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
	return fields.flatMap((field) => {
		const row = queries[field.name];
		if (!row) throw new Error(`say in tests/visibility/_questions.ts what Query.${field.name} is asked with`);
		const type = getNamedType(field.type);
		const ask = (given: string, depth: number): Question => {
			const selection = selectionOf(type, { schema, things, depth });
			const document = `{ ${field.name}${given ? `(${given})` : ''} ${selection} }`;
			return { name: `${field.name} ${given}`, document };
		};
		const steps = isAbstractType(type) || type.name.endsWith('Connection') ? 1 : 2;
		const whole = row(things).map((given) => ask(given, steps));
		const [first = ''] = row(things);
		const narrowed = field.args
			.filter((one) => !isRequiredArgument(one) && !first.startsWith(`${one.name}:`))
			.flatMap((one) => valuesOf(one, things))
			.map((given) => ask([first, given].filter((part) => part !== '').join(', '), 0));
		return [...whole, ...narrowed];
	});
}

/** An argument that may be left out, with what makes sense for it. */
function valuesOf({ name, type }: GraphQLArgument, things: Things): string[] {
	if (name === 'after' || name === 'before') return [];
	return literalsOf(name, type, things).map((literal) => `${name}: ${literal}`);
}

function literalsOf(name: string, type: GraphQLInputType, things: Things): string[] {
	const named = getNamedType(type);
	if (isInputObjectType(named)) {
		const fields = Object.values(named.getFields());
		const whole = fields.filter((one) => String(one.type).endsWith('!') && one.defaultValue === undefined);
		const always = whole.map((one) => `${one.name}: ${literalsOf(one.name, one.type, things)[0]}`);
		const each = fields.flatMap((one) =>
			literalsOf(one.name, one.type, things).map((literal) => `${one.name}: ${literal}`),
		);
		return [
			...new Set(
				each.map(
					(one) =>
						`{ ${[...new Set([...always.filter((other) => other.split(':')[0] !== one.split(':')[0]), one])].join(', ')} }`,
				),
			),
		];
	}
	if (isEnumType(named)) return named.getValues().map((value) => value.name);
	const kind = references[name];
	if (kind) return things.slugs[kind].map((slug) => `"${slug}"`);
	switch (named.name) {
		case 'Boolean':
			return ['true', 'false'];
		case 'Int':
			return ['1'];
		case 'Float':
			return ['0.1'];
		case 'DateTime':
			return things.moments.map((one) => `"${one}"`);
		case 'PartialDate':
			return ['"2025-06"'];
		case 'LanguageTag':
			return ['"en"'];
		default:
			return things.words.map((one) => `"${one.split(' ')[0]}"`);
	}
}
