using Mandates.Local.Hosting;

namespace Mandates.Local.Mail;

/// <summary>The HTML of the inbox. What a mail holds is encoded; its own HTML is shown in a frame that can do nothing.</summary>
internal static class InboxPage
{
    public static string List(IEnumerable<(int Number, CaughtMail Mail)> mails, string to)
    {
        var rows = mails.Select(m => $"""
            <tr><th scope="row"><a href="/_local/mail/{m.Number}">{Text(m.Mail.Subject)}</a></th><td>{Text(m.Mail.To)}</td><td class="date">{At(m.Mail)}</td></tr>
            """).ToArray();
        return LocalPage.Of("Caught mails", $"""
            <p>What the app sent, the newest first. None of it left this computer.</p>
            <form method="get" action="/_local/mail" role="search">
            <label for="to">To an address with</label> <input id="to" name="to" value="{Text(to)}"> <button>Show</button>
            </form>
            <div class="scroll" role="region" aria-label="Mails" tabindex="0"><table>
            <thead><tr><th scope="col">Subject</th><th scope="col">To</th><th scope="col">Sent (UTC)</th></tr></thead>
            <tbody>{string.Concat(rows)}</tbody></table></div>
            {(rows.Length == 0 ? "<p>There are none.</p>" : "")}
            """);
    }

    public static string Mail(int number, CaughtMail mail) => LocalPage.Of(mail.Subject, $"""
        <p><a href="/_local/mail">All mails</a></p>
        <dl>
        <dt>From</dt><dd>{Text(mail.From)}</dd>
        <dt>To</dt><dd>{Text(mail.To)}</dd>
        {(mail.ReplyTo is { } answers ? $"<dt>Reply to</dt><dd>{Text(answers)}</dd>" : "")}
        <dt>Sent (UTC)</dt><dd>{At(mail)}</dd>
        <dt>Notice</dt><dd><code>{Text(mail.Notice ?? "none")}</code></dd>
        {(mail.Attachment is { } attached ? $"<dt>Attachment</dt><dd><a href=\"/_local/mail/{number}/attachment\" download>{Text(attached.Name)}</a> ({Text(attached.Type)})</dd>" : "")}
        </dl>
        <h2>As HTML</h2>
        <iframe class="mail" sandbox title="The mail as HTML" src="/_local/mail/{number}/html" width="100%" height="640"></iframe>
        <h2>As text</h2>
        <pre class="mail">{Text(mail.Text ?? "")}</pre>
        """);

    private static string Text(string text) => LocalPage.Text(text);

    private static string At(CaughtMail mail) => mail.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
