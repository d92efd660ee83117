/** Another process has the folder open; two at once would silently lose rows. */
export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(`Another Bloom is running on ${folder}. Stop it first, or name another DATA_FOLDER.`);
    this.name = "FolderInUseError";
  }
}

/**
 * Locks the folder for this process alone. The operating system holds the lock, so it ends with the process
 * in any case.
 * @returns a function that releases it.
 * @throws {FolderInUseError} if another process has it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await Deno.mkdir(folder, { recursive: true });
  const file = await Deno.open(`${folder}/lock`, { create: true, write: true });
  if (!await file.tryLock(true)) {
    file.close();
    throw new FolderInUseError(folder);
  }
  return async () => {
    await file.unlock();
    file.close();
  };
}
