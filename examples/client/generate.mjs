// Writes the types of the API, as gql.tada wants them, from the schema. With --check: only says whether they are current.
// (gql.tada's own command needs TypeScript's JavaScript API, which TypeScript 7 has not.)
import { readFileSync, writeFileSync } from 'node:fs';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildSchema, introspectionFromSchema } from 'graphql';

const here = (path) => new URL(path, import.meta.url);
const schema = buildSchema(readFileSync(here('../../schema.graphql'), 'utf8'));
const introspection = minifyIntrospection(introspectionFromSchema(schema, { descriptions: false }));
const types = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
const file = here('./src/graphql-env.d.ts');
if (!process.argv.includes('--check')) writeFileSync(file, types);
else if (readFileSync(file, 'utf8') !== types) {
	console.error('src/graphql-env.d.ts is older than schema.graphql; run `npm run generate`');
	process.exitCode = 1;
}
