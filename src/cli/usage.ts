export const usage = `mi-pack: a workbook of contract data in, the governance MI pack out

  mi-pack template OUT.xlsx              all tables, with notes, lists and an example row each
  mi-pack sample OUT.xlsx [--messy]      a synthetic contract to try it with; --messy: as people really send it
  mi-pack check IN.xlsx [--json]         what is read, what is left out and why
  mi-pack build IN.xlsx -o PACK.xlsx     the pack, as a new workbook
  mi-pack highlight IN.xlsx -o OUT.xlsx  a copy with the cells behind the exceptions marked; --off: every mark off again
  mi-pack call                           answers the MI functions: JSON lines in, JSON lines out

for check, build and highlight
  --settings S.json    thresholds, preset, agenda minutes … (see docs/settings.md)
  --map M.json         your sheet and header names → ours
for build
  -o, --out PACK.xlsx  where the pack goes; never the input itself
  --as-of 2026-09-30   the day the pack speaks about (default: end of the latest period)
  --previous LAST.xlsx the last pack: comments and decisions are kept, changes listed
  --findings F.json    the findings as JSON as well
  --for-other-party    leave out what is marked internal
  --built-at ISO       date and time to print as the build's (default: now)

Exit codes: 0 done, 1 the input cannot give a pack (why is said), 2 usage.
`;
