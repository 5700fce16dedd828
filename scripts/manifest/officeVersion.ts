/** `0.1.0` → `1.0.1.0`: Office wants four numbers, the first of them at least 1. */
export function officeVersion(version: string): string {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.+-]/).map(Number);
  return major > 0 ? `${major}.${minor}.${patch}.0` : `1.${major}.${minor}.${patch}`;
}
