import {
	type GraphQLInputType,
	type GraphQLSchema,
	isEnumType,
	isInputObjectType,
	isListType,
	isNonNullType,
	type OperationDefinitionNode,
	typeFromAST,
} from 'graphql';

/** Most shapes of variables kept for one operation: pages differ in length, little else does. */
const mostShapes = 50;

type Variables = Readonly<Record<string, unknown>>;

/**
 * Remembers what operations cost. What a text says does not change the cost, only whether it is given; so one document
 * asked for a thousand claims is reckoned once.
 */
export function costMemory(schema: GraphQLSchema) {
	const known = new WeakMap<OperationDefinitionNode, Known>();
	return (operation: OperationDefinitionNode, variables: Variables, reckon: () => number): number => {
		const { wanted, costs } = known.get(operation) ?? nothingOf(schema, operation);
		const shape = JSON.stringify(wanted.map(({ name, type }) => withoutTexts(ownOf(variables, name), type)));
		let cost = costs.get(shape);
		if (cost === undefined) {
			cost = reckon();
			if (costs.size >= mostShapes) costs.clear();
			costs.set(shape, cost);
			known.set(operation, { wanted, costs });
		}
		return cost;
	};
}

/** What is known of an operation, which is of one document: the variables that it takes, and the costs by their shapes. */
interface Known {
	readonly wanted: readonly { readonly name: string; readonly type: GraphQLInputType }[];
	readonly costs: Map<string, number>;
}

const nothingOf = (schema: GraphQLSchema, { variableDefinitions = [] }: OperationDefinitionNode): Known => ({
	wanted: variableDefinitions.map(({ variable, type }) => ({
		name: variable.name.value,
		// Of a valid document, this one's is a type of the schema's.
		type: typeFromAST(schema, type) as GraphQLInputType,
	})),
	costs: new Map(),
});

/** What is given: a variable may be named `constructor`, as something that every object has. */
const ownOf = (values: Variables, name: string): unknown => (Object.hasOwn(values, name) ? values[name] : undefined);

/** A value with every text replaced by the fact that there is one; the names of enum values stay. */
function withoutTexts(value: unknown, type: GraphQLInputType): unknown {
	if (value === undefined) return 'ABSENT';
	if (value === null) return null;
	if (isNonNullType(type)) return withoutTexts(value, type.ofType);
	if (isListType(type))
		return Array.isArray(value) ? value.map((one) => withoutTexts(one, type.ofType)) : withoutTexts(value, type.ofType);
	if (isInputObjectType(type))
		return Object.values(type.getFields()).map((field) =>
			withoutTexts(ownOf(value as Variables, field.name), field.type),
		);
	return typeof value === 'string' && !isEnumType(type) ? 'TEXT' : value;
}
