using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>How often a delegation names people: each naming is a mail to an address that nobody has confirmed yet. The secretariat is not held to it.</summary>
public static class NamingRules
{
    /// <summary>Namings of one state on one day of the plan's zone: all places twice over, where two processes are consulted.</summary>
    public const int MostPerDay = 20;

    /// <summary>National authorities of one process at a time: as many as focal points by procedure 4 of the sample, which says nothing of them.</summary>
    public const int MostAuthorities = 3;

    /// <summary>The rules that one more naming would break, each as a sentence with the remedy.</summary>
    /// <param name="record">With every earlier change of the roster.</param>
    /// <param name="plan">In force.</param>
    /// <param name="change">The naming: one term that begins, maybe in another's place.</param>
    /// <param name="isCalled">Whether a key of the roster stands for the address that is named.</param>
    public static IEnumerable<Sentence> TooMany(this MandateRecord record, WorkPlan plan, RosterChange change, Func<string, bool> isCalled)
    {
        var begin = change.Begun.Single();
        var named = record.Roster.SelectMany(c => c.Begun.Where(t => t.State == begin.State && t.Kind != ParticipantKind.Mission).Select(t => (Term: t, c.At))).ToArray();
        if (named.Count(n => Day(n.At) == Day(change.At)) >= MostPerDay)
        {
            yield return $"The delegation has named {MostPerDay} people today. Go on tomorrow, or ask the secretariat to name more.";
        }

        // Whoever acts in two capacities has two links, and so one mail for each.
        if (named.Any(n => (n.Term.Kind, n.Term.Process) == (begin.Kind, begin.Process) && Day(Instant.Max(n.At, n.Term.From)) == Day(begin.From) && isCalled(n.Term.Person)))
        {
            yield return "This address is asked on that day already to confirm that it is the right one. Name it for another day, or ask the secretariat to name it again.";
        }

        // A state for which the secretariat named more may replace them one by one.
        if (begin.Process is { } process && MostWith(record with { Roster = [.. record.Roster, change] }) > Math.Max(MostAuthorities, MostWith(record)))
        {
            yield return $"The state would have more than {MostAuthorities} national authorities of {process} at a time. Replace one of them, or ask the secretariat to name more.";
        }

        int MostWith(MandateRecord roster) => roster.MostAtOneTime(begin.State, begin.Process, change.At);

        LocalDate Day(Instant at) => plan.Local(at).Date;
    }
}
