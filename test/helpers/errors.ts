/** The error with which a promise is rejected. @throws {Error} When it is not. */
export async function errorOf(promise: Promise<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw new Error('rejected with no error', {cause: error});
  }
  throw new Error('it was not rejected');
}
