import {
	type ConstDirectiveNode,
	GraphQLList,
	GraphQLNonNull,
	GraphQLObjectType,
	GraphQLScalarType,
	GraphQLSchema,
	GraphQLString,
	GraphQLUnionType,
	isObjectType,
	Kind,
	lexicographicSortSchema,
	parse,
	print,
	printSchema,
	visit,
} from 'graphql';
import { BadRequest } from '../core/result.js';
import type { SluggedKind } from '../store/references.js';
import type { Context } from './context.js';
import { typeNameOf } from './types/node.js';

/** What other subgraphs may refer to, each by its id or its slug. */
const entities = { Claim: 'claim', Party: 'party', Story: 'story' } as const satisfies Record<string, SluggedKind>;

/** Most things that one request of a gateway may refer to. */
const most = 1_000;

const isEntity = (name: unknown): name is keyof typeof entities =>
	typeof name === 'string' && Object.hasOwn(entities, name);

/** The schema as a subgraph of Apollo Federation 2 answers it: with `_service` and `_entities`. */
export function subgraphOf(schema: GraphQLSchema): GraphQLSchema {
	const config = schema.toConfig();
	const query = config.query?.toConfig();
	if (!query) throw new Error('the schema has no queries');
	const types = Object.keys(entities).map((name) => {
		const type = schema.getType(name);
		if (!isObjectType(type)) throw new Error(`${name} is no object type`);
		return type;
	});
	const sdl = subgraphSdl(schema);
	const Service = new GraphQLObjectType({
		name: '_Service',
		description: 'What this subgraph is.',
		fields: { sdl: { type: GraphQLString, description: 'Its schema, with the keys of its entities.' } },
	});
	const Any = new GraphQLScalarType({
		name: '_Any',
		description: 'A reference: `__typename` and the fields of one of its keys.',
	});
	const Entity = new GraphQLUnionType({
		name: '_Entity',
		description: 'What can be referred to.',
		types,
		resolveType: typeNameOf,
	});
	const fields = {
		...query.fields,
		_service: { type: new GraphQLNonNull(Service), description: 'For gateways.', resolve: () => ({ sdl }) },
		_entities: {
			type: new GraphQLNonNull(new GraphQLList(Entity)),
			description: `For gateways: the things that references name, in the order asked; at most ${most}.`,
			args: {
				representations: {
					type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(Any))),
					description: 'The references.',
				},
			},
			extensions: { complexity },
			resolve: (_root: unknown, args: { representations: readonly unknown[] }, context: Context) =>
				entitiesOf(args.representations, context),
		},
	};
	return new GraphQLSchema({
		...config,
		query: new GraphQLObjectType({ ...query, fields }),
		types: config.types.filter((type) => type.name !== query.name),
	});
}

const complexity = (options: { args: { representations: readonly unknown[] }; childComplexity: number }): number =>
	1 + Math.min(options.args.representations.length, most) * Math.max(1, options.childComplexity);

/** Each is read through the request's loaders, so that all of one kind are one statement. */
function entitiesOf(representations: readonly unknown[], { reads }: Context): Promise<{ id: string } | null>[] {
	if (representations.length > most)
		throw new BadRequest(`${representations.length} references are given; the most is ${most}`);
	return representations.map(async (one) => {
		const { __typename, id, slug }: Reference = typeof one === 'object' && one !== null ? one : {};
		if (!isEntity(__typename)) throw new BadRequest('a reference names no type that has a key here');
		const kind = entities[__typename];
		if (typeof id === 'string') return reads[kind].load(id);
		if (typeof slug !== 'string') throw new BadRequest(`a reference to a ${__typename} needs its id or its slug`);
		const found = await reads.find(kind, slug);
		return found === null ? null : reads[kind].load(found);
	});
}

interface Reference {
	readonly __typename?: unknown;
	readonly id?: unknown;
	readonly slug?: unknown;
}

/** The schema in the words of Federation 2: entities have keys, and pages look as in any subgraph. */
export function subgraphSdl(schema: GraphQLSchema): string {
	const document = visit(parse(printSchema(lexicographicSortSchema(schema)), { noLocation: true }), {
		ObjectTypeDefinition: (node) => {
			const name = node.name.value;
			if (isEntity(name)) return { ...node, directives: [key('id'), key('slug')] };
			return name === 'PageInfo' ? { ...node, directives: [directive('shareable')] } : undefined;
		},
		// Federation does not know `@oneOf`; this server holds to it all the same.
		InputObjectTypeDefinition: (node) => ({ ...node, directives: [] }),
	});
	return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n\n${print(document)}\n`;
}

const directive = (name: string, fields?: string): ConstDirectiveNode => ({
	kind: Kind.DIRECTIVE,
	name: { kind: Kind.NAME, value: name },
	arguments:
		fields === undefined
			? []
			: [
					{
						kind: Kind.ARGUMENT,
						name: { kind: Kind.NAME, value: 'fields' },
						value: { kind: Kind.STRING, value: fields },
					},
				],
});
const key = (fields: string) => directive('key', fields);
