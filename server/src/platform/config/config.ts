import { configSchema, type ConfigValues } from './config.schema.js';

/** A variable of the environment has a value that cannot be used. The message is one line for the operator. */
export class ConfigError extends Error {}

/** The configuration of this process, fixed at start. */
export abstract class Config {
  abstract readonly values: Readonly<ConfigValues>;

  /** The address under which this installation is reached, without a trailing slash. */
  abstract readonly publicUrl: string;

  /** Key material for encryption at rest; at least 32 characters. */
  abstract readonly secretKey: string;
}

type Environment = Record<string, string | undefined>;

/**
 * Reads the environment against the schema.
 * @param preset what applies where the environment says nothing.
 * @throws ConfigError naming the first variable with a wrong value.
 */
export function readConfigValues(environment: Environment = process.env, preset: Environment = {}): ConfigValues {
  const entries = Object.entries(configSchema).map(([name, variable]) => {
    try {
      return [name, variable.parse(environment[name] ?? preset[name])];
    } catch (error) {
      throw new ConfigError(`${name} ${error instanceof Error ? error.message : String(error)}.`);
    }
  });
  const values: ConfigValues = Object.fromEntries(entries);
  if ((values.ADMIN_EMAIL === null) !== (values.ADMIN_PASSWORD === null)) {
    throw new ConfigError('ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither.');
  }
  return values;
}

/** Builds the configuration that providers inject. */
export function createConfig(values: ConfigValues, secretKey: string): Config {
  const everywhere = values.HOST === '0.0.0.0' || values.HOST === '::';
  const address = values.HOST.includes(':') ? `[${values.HOST}]` : values.HOST;
  const host = everywhere ? 'localhost' : address;
  return { values, secretKey, publicUrl: values.PUBLIC_URL ?? `http://${host}:${values.PORT}` };
}
