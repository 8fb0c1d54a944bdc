import type { FastifyRequest } from 'fastify';
import { type Actor, systemActor } from '../core/permissions.js';

/** Who asks. There is no sign-in yet: whoever reaches the server has the machine. */
export const actorOf = async (_request: FastifyRequest): Promise<Actor> => systemActor;
