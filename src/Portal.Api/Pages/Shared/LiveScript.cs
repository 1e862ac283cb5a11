namespace Portal.Api.Pages.Shared;

/// <summary>
/// Keeps a page fresh: when the event stream tells of a change, the page is fetched again and its main part replaced.
/// Without scripts the page reloads itself every minute.
/// </summary>
internal static class LiveScript
{
    /// <summary>The script. On a busy day many changes are shown at once, with a pause between two.</summary>
    public const string Text = """
        (() => {
          const stream = new EventSource(document.body.dataset.events);
          let waiting;
          const renew = async () => {
            waiting = undefined;
            const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
            if (!answer.ok) return;
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            document.querySelector('main').replaceWith(page.querySelector('main'));
          };
          stream.addEventListener('changes', () => { waiting ??= setTimeout(renew, 700); });
        })();
        """;

    /// <summary>What the content security policy says of it.</summary>
    public static string Source { get; } = InlineSource.Of(Text);
}
