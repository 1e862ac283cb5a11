namespace Portal.Api.Pages;

/// <summary>The style of all pages: part of each page, so that a weak line needs one request and no third party.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --accent: #a01c1c; --line: #8885; }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; }
        header, main, footer { max-width: 46rem; margin: 0 auto; padding: .75rem 1rem; }
        header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem;
                 border-bottom: 4px solid var(--accent); }
        h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.15rem; margin: 1.5rem 0 .25rem; }
        .lead { font-size: 1.1rem; }
        label { display: block; margin-bottom: .25rem; }
        .row { display: flex; gap: .5rem; }
        input { flex: 1; min-width: 0; font: inherit; padding: .5rem; border: 1px solid #888; border-radius: 4px; }
        button { font: inherit; padding: .5rem 1rem; border: 0; border-radius: 4px; background: var(--accent); color: #fff; }
        :focus-visible { outline: 3px solid #1a73e8; outline-offset: 2px; }
        .found { list-style: none; padding: 0; } .found li { padding: .5rem 0; border-bottom: 1px solid var(--line); }
        .found small { display: block; opacity: .8; }
        .tag { border: 1px solid var(--line); border-radius: 4px; padding: 0 .4rem; font-size: .85rem; white-space: nowrap; }
        progress { width: 100%; height: 1.25rem; accent-color: var(--accent); }
        footer { display: flex; gap: 1rem; border-top: 1px solid var(--line); margin-top: 2rem; }
        """;
}
