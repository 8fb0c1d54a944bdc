import type { Server } from 'node:http';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
	ApolloServerPluginCacheControlDisabled,
	ApolloServerPluginLandingPageDisabled,
	ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../graph/context.js';
import type { Budget } from './budget.js';
import type { Config } from './config.js';
import { costPlugin } from './cost.js';
import { errorFormat, traceErrors } from './errors.js';
import { type Executor, gatewayOf } from './execute.js';
import { documentLimits, documentRules } from './limits.js';
import type { Logger } from './logs.js';
import { statusForOldClients } from './overHttp.js';

/** Apollo Server over our schema: limits on, telemetry and landing page off, our errors masked. */
export function makeApollo(
	schema: GraphQLSchema,
	options: {
		readonly config: Config;
		readonly log: Logger;
		readonly httpServer: Server;
		readonly budget: Budget | null;
		readonly run: Executor;
		/** Told of what was answered. */
		readonly learn: ApolloServerPlugin<Context>;
	},
): ApolloServer<Context> {
	const { config, log } = options;
	return new ApolloServer<Context>({
		gateway: gatewayOf(schema, options.run),
		introspection: true,
		stopOnTerminationSignals: false,
		includeStacktraceInErrorResponses: false,
		persistedQueries: false,
		parseOptions: { maxTokens: documentLimits.tokens },
		validationRules: documentRules(config),
		formatError: errorFormat({ log }),
		logger: quiet(log),
		plugins: [
			traceErrors,
			statusForOldClients,
			costPlugin(schema, { limit: config.costLimit, budget: options.budget }),
			options.learn,
			ApolloServerPluginDrainHttpServer({ httpServer: options.httpServer }),
			ApolloServerPluginCacheControlDisabled(),
			ApolloServerPluginUsageReportingDisabled(),
			ApolloServerPluginLandingPageDisabled(),
		] as ApolloServerPlugin<Context>[],
	});
}

/** Apollo's own log lines, as events of ours. */
const quiet = (log: Logger) => ({
	debug: () => {},
	info: () => {},
	warn: (message?: string) => log.warn({ message }, 'apollo.warned'),
	error: (message?: string) => log.error({ message }, 'apollo.failed'),
});
