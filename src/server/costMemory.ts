import {
	type DocumentNode,
	type GraphQLInputType,
	type GraphQLSchema,
	isEnumType,
	isInputObjectType,
	isListType,
	isNonNullType,
	type OperationDefinitionNode,
	typeFromAST,
} from 'graphql';

/** Most shapes of variables kept for one document: pages differ in length, little else does. */
const mostShapes = 50;

type Variables = Readonly<Record<string, unknown>>;

/**
 * Remembers what operations cost. What a text says does not change the cost, only whether it is given; so one document
 * asked for a thousand claims is reckoned once.
 */
export function costMemory(schema: GraphQLSchema) {
	const known = new WeakMap<DocumentNode, Map<string, number>>();
	return (
		asked: { document: DocumentNode; operation: OperationDefinitionNode; variables: Variables },
		reckon: () => number,
	) => {
		const { document, operation, variables } = asked;
		const key = `${operation.name?.value ?? ''} ${shapeOf(schema, operation, variables)}`;
		const costs = known.get(document) ?? new Map<string, number>();
		let cost = costs.get(key);
		if (cost === undefined) {
			cost = reckon();
			if (costs.size >= mostShapes) costs.clear();
			costs.set(key, cost);
			known.set(document, costs);
		}
		return cost;
	};
}

function shapeOf(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Variables): string {
	const shapes = operation.variableDefinitions?.map(({ variable, type }) => {
		const value = variables[variable.name.value];
		const wanted = typeFromAST(schema, type) as GraphQLInputType | undefined;
		return wanted ? withoutTexts(value, wanted) : value;
	});
	return JSON.stringify(shapes ?? []);
}

/** A value with every text replaced by the fact that there is one; the names of enum values stay. */
function withoutTexts(value: unknown, type: GraphQLInputType): unknown {
	if (value === undefined) return 'ABSENT';
	if (value === null) return null;
	if (isNonNullType(type)) return withoutTexts(value, type.ofType);
	if (isListType(type))
		return Array.isArray(value) ? value.map((one) => withoutTexts(one, type.ofType)) : withoutTexts(value, type.ofType);
	if (isInputObjectType(type))
		return Object.values(type.getFields()).map((field) => withoutTexts((value as Variables)[field.name], field.type));
	return typeof value === 'string' && !isEnumType(type) ? 'TEXT' : value;
}
