// PostGraphile 5 over the tables: no code of one's own. Needs Node 22.
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { makeV4Preset } from 'postgraphile/presets/v4';

const [connectionString, port] = process.argv.slice(2);
const server = postgraphile({
	extends: [PostGraphileAmberPreset, makeV4Preset({ simpleCollections: 'both', disableDefaultMutations: true })],
	pgServices: [makePgService({ connectionString, schemas: ['public'], poolConfig: { max: 4 } })],
	grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
	grafast: { explain: false },
});
const http = createServer();
await server.createServ(grafserv).addTo(http);
http.listen(Number(port), '127.0.0.1');
