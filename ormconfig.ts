import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './src/store/database.js';

/** For TypeORM's own command line: `npm run typeorm -- migration:show`. The server reads the same options. */
export default new DataSource(dataSourceOptions(process.env.DATABASE_URL ?? 'sqlite:data/counterclaim.sqlite'));
