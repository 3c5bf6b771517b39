using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Compilations;

/// <summary>
/// A numbered compilation of the replies as they stood at a moment: a pure function of the record, in which nothing is
/// ever rewritten, so that it reads the same whenever it is read.
/// </summary>
public sealed record Compilation(int Number, string Symbol, Instant At, IReadOnlyList<CompiledReply> Replies)
{
    /// <summary>The first when the deadline passes; a further one for each reply that counts and came into the record after that.</summary>
    public static IReadOnlyList<Compilation> Of(WorkPlan plan, MandateRecord record)
    {
        var passed = record.Acts.Where(a => a.Reason == NoticeReason.DeadlineReached).Select(a => a.At).ToArray();
        if (passed.Length == 0)
        {
            return [];
        }

        var accepted = record.AllRulings().Where(r => r.Kind == RulingKind.Accept).Select(r => r.At);
        var inTime = record.Replies.Where(r => !r.Late).Select(r => r.RecordedAt);
        return [.. passed.Concat(accepted.Concat(inTime).Where(at => at > passed.Min())).Distinct().Order().Select((at, i) =>
            new Compilation(i + 1, SymbolOf(plan, i + 1), at, CompiledReplies(record, at)))];
    }

    /// <summary>Those that some readers may have: none before somebody's reply is for them. A choice made later changes who reads them, and nothing else.</summary>
    public static IReadOnlyList<Compilation> Of(WorkPlan plan, MandateRecord record, Readers readers) =>
        [.. Of(plan, record).Select(c => c.For(readers, record)).Where(c => c.Replies.Any(r => r.IsOpen) || c.Replies.Count == 0)];

    /// <summary>As some readers see it. Where it holds less than the whole, its symbol says so.</summary>
    private Compilation For(Readers readers, MandateRecord record)
    {
        CompiledReply[] replies = [.. Replies.Select(r => r with { IsOpen = record.MayRead(readers, r.Reply.State) })];
        return this with { Replies = replies, Symbol = replies.All(r => r.IsOpen) ? Symbol : $"{Symbol} shared" };
    }

    private static string SymbolOf(WorkPlan plan, int number) =>
        plan.Symbol("doc.2") + (number == 1 ? "" : $" rev.{number - 1}");

    private static CompiledReply[] CompiledReplies(MandateRecord record, Instant at)
    {
        var withdrawals = record.Withdrawals.Where(w => w.At <= at).ToArray();
        return [.. StandingReplies.Of([.. record.Replies.Where(r => r.RecordedAt <= at)], withdrawals)
            .Select(reply => new CompiledReply(reply, TreatmentOf(reply, record.RulingOn(reply) is { } ruling && ruling.At <= at ? ruling.Kind : null)))];
    }

    private static Treatment TreatmentOf(Reply reply, RulingKind? ruling) => ruling switch
    {
        _ when !reply.Late => Treatment.InTime,
        RulingKind.Accept => Treatment.AcceptedLate,
        RulingKind.AsInformation => Treatment.AsInformation,
        RulingKind.Decline => Treatment.Declined,
        _ => Treatment.Held,
    };
}

/// <summary>A reply in a compilation, and how it is treated there.</summary>
public sealed record CompiledReply(Reply Reply, Treatment Treatment)
{
    /// <summary>Whether it is for the readers of the compilation; of one that is not they learn that the state has replied.</summary>
    public bool IsOpen { get; init; } = true;

    /// <summary>Whether its content is reproduced among the others.</summary>
    public bool Counts => IsOpen && Treatment is Treatment.InTime or Treatment.AcceptedLate;

    /// <summary>Whether its content is reproduced at all.</summary>
    public bool IsReproduced => Counts || (IsOpen && Treatment == Treatment.AsInformation);
}

public enum Treatment
{
    InTime,
    AcceptedLate,
    AsInformation,
    Declined,

    /// <summary>Late, and the chair has not ruled on it.</summary>
    Held,
}
