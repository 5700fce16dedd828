import { useMemo } from "react";
import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { facetId } from "../../commands/facets";
import { bySite, type GroupSummary } from "../../findings/analysis/bySite";
import type { Analysis } from "../../findings/analysis/Analysis";
import { formatValue, plain, plural } from "../../findings/words";
import { SmallTable } from "../parts/SmallTable";
import { EmptyState } from "../parts/States";
import { Disclosure } from "./Disclosure";
import { signalWordsOf, statusWords } from "./kpiWords";

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: "auto",
    padding: "10px 14px 20px",
    display: "flex",
    flexDirection: "column",
    gap: "12px",
    "& > *": { flexShrink: 0 },
  },
  note: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly analysis: Analysis;
  readonly onShow: (kpi: string) => void;
  /** Shows the exceptions of a site ("" = those of none). */
  readonly onSite: (id: string) => void;
}

/** How the KPIs of each site stand: an overview, then each site's own table. */
export function SitesView({ analysis, onShow, onSite }: Props) {
  const styles = useStyles();
  const sites = useMemo(() => bySite(analysis.kpis), [analysis]);
  if (sites.every((site) => site.name === null))
    return (
      <EmptyState title="No KPI names a site">
        Fill the column “Site” of the KPIs table, and the KPIs of each site stand side by side here.
      </EmptyState>
    );
  return (
    <div className={styles.root}>
      <SmallTable
        caption="KPIs by site, most red first"
        columns={[
          { title: "Site" },
          { title: "KPIs", number: true },
          { title: "● Green", number: true },
          { title: "▲ Amber", number: true },
          { title: "■ Red", number: true },
          { title: "↘", number: true },
          { title: "↗", number: true },
        ]}
        rows={sites.map((site) => ({
          id: site.name ?? "",
          cells: [
            siteName(site),
            site.kpis.length,
            site.green,
            site.amber,
            site.red,
            <span key="worse" aria-label={`${site.concerning} concerning`} role="img">
              {site.concerning}
            </span>,
            <span key="better" aria-label={`${site.improving} improving`} role="img">
              {site.improving}
            </span>,
          ],
        }))}
      />
      <p className={styles.note}>↘ latest point signals for the worse, ↗ for the better.</p>
      <div>
        {sites.map((site) => (
          <Disclosure key={site.name ?? ""} title={`${siteName(site)} (${site.kpis.length})`}>
            {() => <Site site={site} onShow={onShow} onSite={onSite} />}
          </Disclosure>
        ))}
      </div>
    </div>
  );
}

function siteName(site: GroupSummary): string {
  return site.name ?? "No site named";
}

function Site({ site, onShow, onSite }: { readonly site: GroupSummary } & Omit<Props, "analysis">) {
  const styles = useStyles();
  return (
    <>
      <p className={styles.note}>{siteSentence(site)}</p>
      <Button size="small" onClick={() => onSite(facetId(site.name ?? ""))}>
        Show its exceptions
      </Button>
      <SmallTable
        caption={`KPIs of ${site.name ?? "no site"}`}
        columns={[{ title: "KPI" }, { title: "Latest", number: true }, { title: "Status" }, { title: "Signal" }]}
        rows={site.kpis.map((k) => ({
          id: k.kpi.id,
          cells: [
            <Link key="name" as="button" inline onClick={() => onShow(k.kpi.id)}>
              {k.kpi.name}
            </Link>,
            formatValue(k.kpi, k.latestValue),
            statusWords(k),
            k.stale ? "older than its peers" : signalWordsOf(k),
          ],
        }))}
      />
    </>
  );
}

/** "17 of 20 with a target are green (85 %); 1 older than its peers." */
export function siteSentence(site: GroupSummary): string {
  const rated = site.green + site.amber + site.red;
  const stale = site.stale > 0 ? `; ${site.stale} older than ${site.stale === 1 ? "its" : "their"} peers` : "";
  if (site.shareGreen === null) return `${plural(site.kpis.length, "KPI")}, none with a target and a value${stale}.`;
  return `${site.green} of ${rated} with a target ${site.green === 1 ? "is" : "are"} green (${plain(site.shareGreen * 100)}\u202f%)${stale}.`;
}
