using Mandates.Functions.Web;

namespace Mandates.Functions.Meetings;

/// <summary>How a meeting went, as the form of its page carries it.</summary>
internal static class MeetingForm
{
    public static MeetingMinutes Minutes(FormValues typed) => new(
        [.. typed.Values("present").Select(id => new StateId(id))],
        [.. Enum.GetValues<DecisionKind>().Where(kind => typed.Has("decided", Words.Camel(kind))).Select(kind => Decision(typed, kind))],
        Enum.GetValues<MeetingOutcome>().FirstOrDefault(outcome => Words.Camel(outcome) == typed["outcome"]),
        typed["summary"].Trim() is { Length: > 0 } summary ? summary : null);

    private static Decision Decision(FormValues typed, DecisionKind kind)
    {
        var word = Words.Camel(kind);
        return new()
        {
            Kind = kind,
            Vote = Vote(typed, word),
            Reservations = [.. typed.Values($"{word}-reserved").Select(id => new StateId(id))],
            ViceChairs = kind != DecisionKind.ElectViceChairs ? [] : [.. Enumerable.Range(1, 2)
                .Select(i => new ViceChair(typed[$"chair-{i}"].Trim(), new(typed[$"chair-state-{i}"]))).Where(v => v.Name.Length > 0)],
            Draft = int.TryParse(typed[$"{word}-draft"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
        };
    }

    // A decision without votes was taken by consensus.
    private static Vote? Vote(FormValues typed, string word)
    {
        string[] sides = ["for", "against", "abstaining"];
        return sides.All(side => typed[$"{word}-{side}"].Length == 0) ? null : new(Count(sides[0]), Count(sides[1]), Count(sides[2]));

        int Count(string side) => typed[$"{word}-{side}"].Length == 0 ? 0
            : int.TryParse(typed[$"{word}-{side}"], NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
            : throw ProblemException.Unprocessable("The meeting was not recorded.", ["Give votes as numbers."]);
    }
}
