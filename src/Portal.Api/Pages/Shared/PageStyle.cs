namespace Portal.Api.Pages.Shared;

/// <summary>The style of all pages: part of each page, so that a weak line needs one request and no third party.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --accent: #a01c1c; --line: #8884; --soft: #8882;
                --g0: #2f6db5; --g1: #1f9384; --g2: #d98e1f; --g3: #c8455a; --g4: #7a56a8; --g5: #5b8c34; }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
        header, main, footer { max-width: 72rem; margin: 0 auto; padding: .75rem 1rem; }
        header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem;
                 border-bottom: 4px solid var(--accent); }
        header nav { display: flex; flex-wrap: wrap; gap: 0 1rem; font-weight: 600; }
        a { color: inherit; text-underline-offset: .2em; }
        h1 { font-size: 1.5rem; margin: .75rem 0 .25rem; line-height: 1.25; }
        h2 { font-size: 1.15rem; margin: 1.5rem 0 .25rem; }
        .live { max-width: 72rem; margin: 0 auto; padding: .4rem 1rem 0; display: flex; flex-wrap: wrap; align-items: center;
                justify-content: space-between; gap: .25rem 1rem; font-size: .9rem; }
        .live p { margin: 0; } .live button { padding: .2rem .6rem; border: 1px solid #888; background: none; color: inherit; }
        .live [aria-pressed=true] { background: var(--accent); color: #fff; }
        .lead { margin: .25rem 0 .75rem; } .crumbs { margin: 0; font-size: .9rem; }
        label { display: block; margin-bottom: .25rem; }
        .row { display: flex; gap: .5rem; max-width: 46rem; }
        input { flex: 1; min-width: 0; font: inherit; padding: .5rem; border: 1px solid #888; border-radius: 4px; }
        button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: 4px; background: var(--accent); color: #fff; }
        :focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
        .found { list-style: none; padding: 0; } .found li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
        .found small { display: block; opacity: .8; }
        .tag, .band { border: 1px solid var(--line); border-radius: 4px; padding: 0 .4rem; font-size: .85rem; white-space: nowrap; }
        .band { border-width: 2px; }
        .band.excellent { border-color: #1f9384; } .band.good { border-color: #5b8c34; } .band.fair { border-color: #2f6db5; }
        .band.average { border-color: #d98e1f; } .band.weak { border-color: #c8455a; }
        progress { width: 100%; max-width: 46rem; height: 1.25rem; accent-color: var(--accent); }
        .periods, .kinds { display: flex; flex-wrap: wrap; gap: .25rem .75rem; margin: .5rem 0; }
        .periods [aria-current], .kinds [aria-current] { font-weight: 700; text-decoration: none; border-bottom: 3px solid var(--accent); }
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-size: .9rem; opacity: .85; padding: .25rem 0; }
        th, td { text-align: left; padding: .35rem .4rem; border-bottom: 1px solid var(--line); vertical-align: top; }
        th[scope=row] { font-weight: 400; } thead th { font-size: .85rem; border-bottom-width: 2px; }
        tfoot td, tfoot th { font-weight: 600; border-top: 2px solid var(--line); }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .rank { font-size: 1.25rem; font-weight: 700; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .total { font-size: 1.25rem; font-weight: 700; }
        .ranking th[scope=row] { width: 45%; } .ranking th[scope=row] > a { font-weight: 600; }
        .ranking .into { font-weight: 400 !important; font-size: .85rem; margin-left: .5rem; white-space: nowrap; }
        .change small { display: block; } .up { color: #1f7a3d; } .down { color: #b3261e; }
        @media (prefers-color-scheme: dark) { .up { color: #6bd490; } .down { color: #ff8a80; } }
        .bar { display: block; width: 100%; height: .6rem; margin-top: .25rem; border-radius: 3px; }
        .track { fill: var(--soft); }
        .g0 { fill: var(--g0); background: var(--g0); } .g1 { fill: var(--g1); background: var(--g1); }
        .g2 { fill: var(--g2); background: var(--g2); } .g3 { fill: var(--g3); background: var(--g3); }
        .g4 { fill: var(--g4); background: var(--g4); } .g5 { fill: var(--g5); background: var(--g5); }
        .dot { display: inline-block; width: .7em; height: .7em; border-radius: 2px; margin-right: .35em; }
        .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; font-size: .9rem; }
        .empty { columns: 14rem; font-size: .9rem; }
        .summary { border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; margin: .75rem 0; }
        .summary p { margin: .25rem 0; } .summary p > * { margin-right: .4rem; } th small, th .why { margin-left: .3em; } .points strong { font-size: 2.5rem; line-height: 1.1; }
        .summary .bar { height: 1.1rem; }
        .groups { display: grid; gap: 0 2rem; } .group .why { display: block; font-size: .85rem; }
        abbr { font-weight: 600; text-decoration: none; }
        section.why { border-left: 4px solid var(--accent); padding-left: 1rem; }
        .chart { width: 100%; max-width: 46rem; } .chart text { font-size: 11px; fill: currentColor; }
        .grid { stroke: var(--line); } .curve { fill: none; stroke: var(--accent); stroke-width: 2.5; }
        .chart circle { fill: var(--accent); }
        .history table, .facts { max-width: 46rem; }
        .answer { border-bottom: 1px solid var(--line); padding: .75rem 0; max-width: 46rem; } .answer p { margin: .25rem 0; }
        .answer h2 { font-size: .95rem; margin: .5rem 0 0; } .answer h2 small { font-weight: 400; opacity: .8; }
        .words { white-space: pre-line; overflow-wrap: anywhere; }
        footer { display: flex; gap: 1rem; border-top: 1px solid var(--line); margin-top: 2rem; }
        .wide { display: none; }
        @media (min-width: 60rem) { .groups { grid-template-columns: 1fr 1fr; } .wide { display: table-cell; } }
        @media (max-width: 40rem) {
          .ranking thead th:nth-child(4), .ranking td:nth-child(4), .ranking tfoot td:nth-child(4) { display: none; }
          .group thead th:nth-child(3), .group td:nth-child(3) { display: none; }
          .ranking th[scope=row] { width: auto; } th, td { padding: .35rem .25rem; }
          .cases thead { display: none; } .cases tr { display: block; padding: .35rem 0; border-bottom: 1px solid var(--line); }
          .cases th, .cases td { display: inline-block; border: 0; padding: 0 .5rem 0 0; overflow-wrap: anywhere; }
          .cases td:last-child { display: block; }
        }
        @media (min-width: 120rem) { html { font-size: 140%; } header, main, footer, .live { max-width: 82rem; } }
        """;

    /// <summary>What the content security policy says of it.</summary>
    public static string Source { get; } = InlineSource.Of(Css);
}
