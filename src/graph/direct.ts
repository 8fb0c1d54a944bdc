import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { Context } from './context.js';

type Metadata = ReturnType<typeof getMetadataStorage>;
type Method = Metadata['queries'][number] | Metadata['fieldResolvers'][number];
type Param = NonNullable<Method['params']>[number];
type Resolve = GraphQLFieldResolver<unknown, Context>;

/**
 * Has each field call its method itself. type-graphql goes through a promise for each argument, to validate it, and makes
 * a copy of the class that it is declared as; nothing here is validated so, and methods take what graphql-js gives
 * (docs/adr/014). Throws where a method wants what this does not know of.
 */
export function callDirectly(schema: GraphQLSchema): void {
	const { queries, mutations, fieldResolvers, objectTypes, interfaceTypes } = getMetadataStorage();
	const resolvers = new Map<unknown, object>();
	const setOn = (typeName: string, method: Method) => {
		const type = schema.getType(typeName);
		const field = isObjectType(type) ? type.getFields()[method.schemaName] : undefined;
		if (field) field.resolve = directly(method, resolvers) as typeof field.resolve;
	};
	for (const method of queries) setOn('Query', method);
	for (const method of mutations) setOn('Mutation', method);
	for (const method of fieldResolvers) {
		const declared = method.getObjectType?.();
		for (const { name, interfaceClasses, target } of objectTypes)
			if (
				target === declared ||
				interfaceTypes.some((one) => one.target === declared && interfaceClasses?.includes(one.target))
			)
				setOn(name, method);
	}
}

function directly(method: Method, resolvers: Map<unknown, object>): Resolve {
	const { target, methodName, params = [], middlewares = [], roles } = method;
	if (middlewares.length > 0 || roles) throw new Error(`${methodName} has middlewares or roles, which are not asked`);
	const made = resolvers.get(target) ?? (Reflect.construct(target, []) as object);
	resolvers.set(target, made);
	const call = (made as Record<string, (...given: unknown[]) => unknown>)[methodName];
	if (!call) throw new Error(`there is no method ${methodName}`);
	const [first, second, third, more] = [...params].sort((one, other) => one.index - other.index).map(giving);
	if (more) throw new Error(`${methodName} takes more than three things`);
	const none: Resolve = () => undefined;
	const [one, two, three] = [first ?? none, second ?? none, third ?? none];
	return (root, args, context, info) =>
		call.call(made, one(root, args, context, info), two(root, args, context, info), three(root, args, context, info));
}

/** What a method is given in one place. */
function giving(param: Param): Resolve {
	switch (param.kind) {
		case 'root':
			return (root) => root;
		case 'context':
			return (_root, _args, context) => context;
		case 'info':
			return (_root, _args, _context, info) => info;
		case 'args':
			return (_root, args) => args;
		case 'arg': {
			const { name } = param;
			return (_root, args) => args[name];
		}
		default:
			throw new Error(`a method takes ${param.kind}`);
	}
}
