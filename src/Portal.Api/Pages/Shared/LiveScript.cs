namespace Portal.Api.Pages.Shared;

/// <summary>
/// Keeps a page fresh: when the event stream tells of a change, the page is fetched again and what differs is changed. Readers
/// can stop that, and it stays stopped while they look round. Without scripts the page reloads itself every minute, unless
/// told not to.
/// </summary>
internal static class LiveScript
{
    /// <summary>The script. On a busy day many changes are shown at once, with a pause between two.</summary>
    public const string Text = """
        (() => {
          const main = document.querySelector('main');
          const moment = document.getElementById('live-moment');
          const button = document.getElementById('live-pause');
          const key = node => node.dataset?.key;
          const length = node => node.length ?? node.childNodes.length;
          let stream, waiting;

          // Changes what differs and nothing else: focus, selection and what was opened stay where they are. Rows have keys,
          // and move when their order changes.
          const patch = (shown, fresh) => {
            if (shown.nodeType !== Node.ELEMENT_NODE) {
              if (shown.data !== fresh.data) shown.data = fresh.data;
              return;
            }
            for (const { name, value } of fresh.attributes)
              if (name !== 'open' && shown.getAttribute(name) !== value) shown.setAttribute(name, value);
            for (const { name } of [...shown.attributes])
              if (name !== 'open' && !fresh.hasAttribute(name)) shown.removeAttribute(name);
            const rows = [...fresh.children].some(key);
            const next = rows ? 'nextElementSibling' : 'nextSibling';
            const known = new Map([...shown.children].filter(key).map(row => [key(row), row]));
            let at = rows ? shown.firstElementChild : shown.firstChild;
            for (const part of [...(rows ? fresh.children : fresh.childNodes)]) {
              let same = key(part) ? known.get(key(part)) : at?.nodeName === part.nodeName && !key(at) ? at : undefined;
              if (same) patch(same, part);
              else same = part;
              if (same !== at) shown.insertBefore(same, at);
              at = same[next];
            }
            while (at) {
              const gone = at;
              at = at[next];
              gone.remove();
            }
          };

          const renew = async () => {
            waiting = undefined;
            const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => undefined);
            if (!answer?.ok) return soon(10000);
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            if (!stream) return;
            const focused = document.activeElement;
            const { anchorNode, anchorOffset, focusNode, focusOffset, isCollapsed } = getSelection();
            patch(main, page.querySelector('main'));
            patch(moment, page.getElementById(moment.id));
            // A row that has moved has lost both.
            if (focused.isConnected) focused.focus({ preventScroll: true });
            if (!isCollapsed && anchorNode.isConnected && focusNode.isConnected)
              getSelection().setBaseAndExtent(
                anchorNode, Math.min(anchorOffset, length(anchorNode)), focusNode, Math.min(focusOffset, length(focusNode)));
          };
          const soon = after => { if (stream) waiting ??= setTimeout(renew, after); };

          const listen = () => {
            let first = true;
            stream = new EventSource(document.body.dataset.events);
            stream.addEventListener('changes', () => soon(700));
            // The whole ranking comes first, as the page shows it, and again when the line was away for long.
            stream.addEventListener('ranking', () => {
              if (!first) soon(700);
              first = false;
            });
          };
          const stop = () => {
            stream.close();
            stream = undefined;
            clearTimeout(waiting);
            waiting = undefined;
          };

          // The visit's storage may be forbidden; then each page begins anew.
          const remember = paused => { try { sessionStorage.setItem('live', paused ? 'paused' : 'on'); } catch { } };
          const wasPaused = () => { try { return sessionStorage.getItem('live') === 'paused'; } catch { return false; } };
          button.addEventListener('click', () => {
            const paused = stream !== undefined;
            button.setAttribute('aria-pressed', paused);
            remember(paused);
            if (paused) return stop();
            listen();
            renew();
          });
          button.setAttribute('aria-pressed', wasPaused());
          button.hidden = false;
          if (!wasPaused()) listen();
        })();
        """;

    /// <summary>What the content security policy says of it.</summary>
    public static string Source { get; } = InlineSource.Of(Text);
}
