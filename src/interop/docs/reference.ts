import {
	type GraphQLNamedType,
	type GraphQLSchema,
	isEnumType,
	isInputObjectType,
	isInterfaceType,
	isIntrospectionType,
	isObjectType,
	isScalarType,
	isSpecifiedScalarType,
	isUnionType,
} from 'graphql';
import { type Html, html } from '../pages/html.js';
import { type Anchors, definitions, operations } from './referenceParts.js';

/** A page of the reference, before it has its frame. */
export interface ReferencePage {
	readonly path: string;
	readonly title: string;
	readonly description: string;
	readonly body: Html;
}

interface Kind {
	readonly file: string;
	readonly title: string;
	readonly about: string;
	readonly holds: (type: GraphQLNamedType) => boolean;
}

const isList = (name: string) => /(?:Connection|Edge)$/.test(name) || name === 'PageInfo';
const isPayload = (name: string) => name.endsWith('Payload');

/** The types of the schema, kind by kind; the three ways to ask are pages of their own before them. */
const kinds: readonly Kind[] = [
	{
		file: 'objects',
		title: 'Objects',
		about: 'What is on record, and what is computed from it.',
		holds: (type) => isObjectType(type) && !isPayload(type.name) && !isList(type.name),
	},
	{
		file: 'interfaces',
		title: 'Interfaces and unions',
		about: 'What several objects have in common, and what may be one of several.',
		holds: (type) => isInterfaceType(type) || isUnionType(type),
	},
	{
		file: 'inputs',
		title: 'Inputs',
		about: 'What mutations take, and how lists are narrowed and ordered.',
		holds: isInputObjectType,
	},
	{
		file: 'payloads',
		title: 'Payloads',
		about: 'What mutations answer.',
		holds: (type) => isObjectType(type) && isPayload(type.name),
	},
	{
		file: 'lists',
		title: 'Lists',
		about: 'Pages of long lists: connections, their edges and where a page lies.',
		holds: (type) => isObjectType(type) && isList(type.name),
	},
	{ file: 'enums', title: 'Enums', about: 'Words that are one of a few.', holds: isEnumType },
	{
		file: 'scalars',
		title: 'Scalars',
		about: 'Single values, beside those of GraphQL itself.',
		holds: (type) => isScalarType(type) && !isSpecifiedScalarType(type),
	},
];

const roots = [
	{
		file: 'queries',
		title: 'Queries',
		about: 'What can be asked.',
		of: (schema: GraphQLSchema) => schema.getQueryType(),
	},
	{
		file: 'mutations',
		title: 'Mutations',
		about: 'What can be recorded and done, and who may.',
		of: (schema: GraphQLSchema) => schema.getMutationType(),
	},
	{
		file: 'subscriptions',
		title: 'Subscriptions',
		about: 'What can be listened to.',
		of: (schema: GraphQLSchema) => schema.getSubscriptionType(),
	},
] as const;

const folder = 'reference';

/** Where the reference begins. */
export const referenceStart = `${folder}/index.html`;

/** The whole API, from the descriptions that the schema has: everything at an address of its own, types linked where they are named. */
export function referenceOf(schema: GraphQLSchema): readonly ReferencePage[] {
	const types = Object.values(schema.getTypeMap())
		.filter((type) => !isIntrospectionType(type))
		.sort((one, other) => (one.name < other.name ? -1 : 1));
	const anchors: Anchors = (type) => {
		const kind = kinds.find((one) => one.holds(type));
		return kind ? `${kind.file}.html#${type.name}` : null;
	};
	const asked = roots.flatMap(({ of, ...page }) => {
		const root = of(schema);
		if (!root) return [];
		const fields = Object.values(root.getFields());
		return [{ ...page, names: fields.map((one) => one.name), content: operations(root, anchors) }];
	});
	const made = kinds.flatMap(({ holds, ...page }) => {
		const members = types.filter((type) => holds(type) && !isRoot(schema, type));
		return members.length === 0
			? []
			: [{ ...page, names: members.map((one) => one.name), content: members.map((one) => definitions(one, anchors)) }];
	});
	const all = [...asked, ...made];
	const between = (here: string): Html =>
		html`<nav class="kinds" aria-label="Schema reference"><ul>${[
			{ file: 'index', title: 'Schema reference' },
			...all,
		].map(
			({ file, title }) =>
				html`<li><a href="${file}.html"${file === here && html` aria-current="page"`}>${title}</a></li>`,
		)}</ul></nav>`;
	return [
		{
			path: referenceStart,
			title: 'Schema reference',
			description: 'The whole API, made from the descriptions in its schema.',
			body: html`<h1>Schema reference</h1>
${between('index')}
<p>The whole API, made from the descriptions in <code>schema.graphql</code> when the documentation is built. What holds of all of it is in
<a href="../api.html">the API’s contract</a>.</p>
${all.map(
	({ file, title, about, names }) => html`<h2 id="${file}"><a href="${file}.html">${title}</a></h2>
<p>${about}</p>
<ul class="names">${names.map((name) => html`<li><a href="${file}.html#${name}"><code>${name}</code></a></li>`)}</ul>\n`,
)}`,
		},
		...all.map(({ file, title, about, names, content }) => ({
			path: `${folder}/${file}.html`,
			title,
			description: about,
			body: html`<h1>${title}</h1>
${between(file)}
<p>${about}</p>
<details class="index"><summary>${String(names.length)} of them, from A to Z</summary>
<ul class="names">${names.map((name) => html`<li><a href="#${name}"><code>${name}</code></a></li>`)}</ul>
</details>
${content}`,
		})),
	];
}

const isRoot = (schema: GraphQLSchema, type: GraphQLNamedType): boolean =>
	[schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].includes(type as never);
