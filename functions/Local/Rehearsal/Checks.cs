using System.Security.Cryptography;

namespace Mandates.Local.Rehearsal;

/// <summary>One promise of the product, and what in this rehearsal broke it.</summary>
public sealed record Check(string Promise, IReadOnlyList<string> Broken);

/// <summary>Holds a finished rehearsal against what the product promises.</summary>
public static class Checks
{
    // One of each kind.
    private static readonly string[] Expected =
    [
        .. new[] { "en", "es", "fr", "pt" }.SelectMany(l => new[] { $"index.{l}.html", $"resolution/draft-resolution.{l}.docx", $"text/approved-text.{l}.docx", $"text/approved-text.{l}.html", $"replies/compilation.{l}.docx", $"replies/compilation.{l}.csv", $"negotiation/contributions.{l}.html", $"meetings/decision-log.{l}.html", $"calendar/calendar.{l}.html" }),
        "text/approved-text.md", "replies/receipts.json", "negotiation/contributions.json", "negotiation/decisions.json", "meetings/SR.1.en.md", "calendar/work-plan-0.json", "audit/audit.jsonl", "audit/facts.jsonl", "SHA256SUMS",
    ];

    public static async Task<IReadOnlyList<Check>> RunAsync(PublicApi api, RehearsalReport report, IEnumerable<string> mailedNotices, CancellationToken cancellationToken)
    {
        var path = $"/api/mandates/{report.Mandate}";
        var plan = await api.GetAsync<WorkPlan>($"{path}/plan", cancellationToken);
        return
        [
            new("Every row of the calendar happened on its date", [.. RowsOffTheirDate(plan, report.Milestones)]),
            new("No state was reminded after it had replied", [.. RemindedInVain(plan, report)]),
            new("No notice was mailed twice", [.. mailedNotices.CountBy(id => id).Where(n => n.Value > 1).Select(n => $"{n.Key} was mailed {n.Value} times")]),
            new("Every notice was accepted by the mail provider", [.. report.Notices.Where(n => n.Outcome != NoticeOutcome.Accepted)
                .Select(n => $"{n.Reason} to {n.Contact} is {n.Outcome?.ToString() ?? "under way"}")]),
            new("Every reply is stored byte for byte", await AlteredRepliesAsync(api, path, report, cancellationToken)),
            new($"The package for the {plan.Mandate.DueSession.Body.Name} verifies, and holds all of it", await PackageProblemsAsync(api, path, report, cancellationToken)),
        ];
    }

    internal static IEnumerable<string> RowsOffTheirDate(WorkPlan plan, IEnumerable<MilestoneLine> rows) =>
        from row in rows
        where row.At is null || (row.Date is { } date && row.At.Value.InZone(plan.TimeZone).Date != date)
        select row.At is null ? $"{row.Activity} did not happen" : $"{row.Activity} happened on {Summary.Moment(plan, row.At.Value)}";

    private static IEnumerable<string> RemindedInVain(WorkPlan plan, RehearsalReport report)
    {
        var replied = report.Replies.GroupBy(r => r.State).ToDictionary(g => g.Key, g => g.Min(r => r.At));
        return from notice in report.Notices
               where notice.Reason is NoticeReason.Reminder or NoticeReason.Overdue
                   && notice.State is not null
                   && replied.TryGetValue(notice.State!.Value, out var at) && notice.At > at
               select $"{notice.Contact} was reminded on {Summary.Moment(plan, notice.At)}";
    }

    private static async Task<IReadOnlyList<string>> AlteredRepliesAsync(PublicApi api, string path, RehearsalReport report, CancellationToken cancellationToken)
    {
        var altered = new List<string>();
        foreach (var reply in report.Replies)
        {
            for (var number = 1; number <= reply.Files.Count; number++)
            {
                var bytes = await api.GetBytesAsync($"{path}/states/{reply.State}/replies/{reply.Version}/files/{number}", cancellationToken);
                if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != reply.Files[number - 1].Sha256)
                {
                    altered.Add($"version {reply.Version} of {reply.State}, {reply.Files[number - 1].Name}");
                }
            }
        }

        return altered;
    }

    private static async Task<IReadOnlyList<string>> PackageProblemsAsync(PublicApi api, string path, RehearsalReport report, CancellationToken cancellationToken)
    {
        if (report.Submission is null)
        {
            return ["there is no package"];
        }

        using var package = new MemoryStream(await api.GetBytesAsync($"{path}/submission/package", cancellationToken));
        var found = await PackageVerifier.VerifyAsync(package, report.Submission.Sha256, cancellationToken);
        var kept = await api.GetAsync<PackageVerdict>($"/api/submissions/{report.Submission.Sha256}/verify", cancellationToken);
        var names = report.Submission.Files.Select(f => f.Name).ToArray();
        var hashes = report.Submission.Files.Select(f => f.Sha256).ToHashSet();
        return
        [
            .. found.Fault is { } fault ? new[] { $"{fault}" } : [],
            .. kept.Fault is { } other ? new[] { $"as it is kept: {other}" } : [],
            .. Expected.Where(name => !names.Contains(name)).Select(name => $"{name} is missing"),
            .. report.Replies.Where(r => !report.Kept.Contains(r.State)).SelectMany(r => r.Files).Where(f => !hashes.Contains(f.Sha256)).Select(f => $"{f.Name} is not in it"),
            .. report.Replies.Where(r => report.Kept.Contains(r.State)).SelectMany(r => r.Files).Where(f => hashes.Contains(f.Sha256)).Select(f => $"{f.Name} is in it, although its state keeps it for the secretariat"),
        ];
    }
}
