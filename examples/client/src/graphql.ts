import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.js';

/** Reads GraphQL documents as the API of schema.graphql answers them: results and variables are typed from their text. */
export const graphql = initGraphQLTada<{
	introspection: introspection;
	scalars: { DateTime: string; LanguageTag: string; PartialDate: string; UnitInterval: number; URL: string };
}>();
