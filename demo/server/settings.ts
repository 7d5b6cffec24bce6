/** Settings by their names. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A setting that cannot be used; the message says which variables to set. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * The settings of a real service: all of the required ones or none. The stand-ins' own secrets are public, so that a service
 * that was given only some of its settings must never make up for the rest with them.
 *
 * @returns `undefined` for a service of which nothing is set.
 * @throws {SettingsError} For one of which something is set, but not all that is required.
 */
export function settingsOf<Required extends string>(
  env: Environment,
  service: string,
  required: readonly Required[],
  optional: readonly string[] = [],
): Readonly<Record<Required, string>> | undefined {
  const isSet = [...required, ...optional].filter((name) => env[name]);
  if (isSet.length === 0) return undefined;
  const missing = required.filter((name) => !env[name]);
  if (missing.length > 0) {
    throw new SettingsError(
      `${service} is set up by half: ${isSet.join(', ')} is set. Set ${missing.join(', ')} as well, or none of them; ` +
        'docs/by-link.md says what each is.',
    );
  }
  return Object.fromEntries(required.map((name) => [name, env[name]])) as Record<Required, string>;
}
