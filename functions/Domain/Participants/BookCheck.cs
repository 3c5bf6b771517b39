using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>Holds the lines of an address book against the roster and against each other.</summary>
public sealed class BookCheck
{
    private readonly WorkPlan plan;
    private readonly IReadOnlyDictionary<string, Person> people;
    private readonly ILookup<StateId, Term> there;
    private readonly Dictionary<StateId, int> focalPoints = [];
    private readonly Dictionary<string, int> seen = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="plan">In force.</param>
    /// <param name="record">With every change of the roster so far.</param>
    /// <param name="people">Names and addresses, by the keys to which the roster refers.</param>
    /// <param name="now">When the book is held against them.</param>
    public BookCheck(WorkPlan plan, MandateRecord record, IReadOnlyDictionary<string, Person> people, Instant now)
    {
        this.plan = plan;
        this.people = people;
        there = record.ActiveAt(now).ToLookup(t => t.State);
        foreach (var state in plan.States)
        {
            focalPoints[state.Id] = record.MostAtOneTime(state.Id, process: null, now);
        }
    }

    /// <summary>What a line would do. The lines are checked in the order of the file, each once: they count for those after them.</summary>
    public LinePreview Check(BookLine line)
    {
        List<Sentence> problems = line.Fault is { } fault ? [fault] : [];
        var state = plan.State(new(line.State));
        if (state is null)
        {
            problems.Add($"'{line.State}' is not the id of a member state of this mandate, such as {plan.States[0].Id}.");
        }

        var kind = KindOf(line.Kind);
        if (kind is null)
        {
            problems.Add($"'{line.Kind}' is not a kind. Use mission, focalPoint or authority.");
        }

        var process = ProcessOf(line, kind, problems);
        if (LanguageCode.Parse(line.Language) is not { } language)
        {
            problems.Add($"'{line.Language}' is not an official language. Use en, es, fr or pt.");
            language = default;
        }

        var office = kind == ParticipantKind.Mission && state is not null ? Recipients.MissionName(state) : "";
        var naming = new Naming(line.Name.Length == 0 ? office : line.Name, line.Email, language);
        problems.AddRange(naming.Broken([office, .. there[new(line.State)].Select(t => people.GetValueOrDefault(t.Person)?.Name).OfType<string>()]));
        var who = $"{line.State}|{kind}|{process}|{(kind == ParticipantKind.Mission ? "" : line.Email)}";
        if (!seen.TryAdd(who, line.Line))
        {
            problems.Add($"It repeats line {seen[who]}.");
        }

        return problems.Count > 0 ? new(line.Line, LineEffect.Wrong, problems) : Effect(line, state!, kind!.Value, process, naming);
    }

    private LinePreview Effect(BookLine line, MemberState state, ParticipantKind kind, string? process, Naming naming)
    {
        var begins = new Beginning(state.Id, kind, process, Person: "", line.Replaces.Length > 0 ? new ParticipantId(line.Replaces) : null);
        var same = there[state.Id].FirstOrDefault(t => t.Kind == kind && t.Process == process
            && people.TryGetValue(t.Person, out var person) && person.IsCalled(naming.Email));
        if (same is not null)
        {
            var person = people[same.Person];
            var effect = person.Name == naming.Name && person.Language == naming.Language ? LineEffect.Unchanged : LineEffect.Correct;
            return new(line.Line, effect, []) { There = same, Naming = naming };
        }

        if (kind == ParticipantKind.Mission)
        {
            var isPlans = there[state.Id].All(t => t.Kind != kind)
                && state.Mission.Equals(naming.Email, StringComparison.OrdinalIgnoreCase)
                && state.Language == naming.Language && naming.Name == Recipients.MissionName(state);
            return new(line.Line, isPlans ? LineEffect.Unchanged : LineEffect.Move, []) { Begins = begins, Naming = naming };
        }

        if (begins.Replaces is { } replaced && there[state.Id].All(t => t.Participant != replaced || t.Kind != kind))
        {
            return new(line.Line, LineEffect.Wrong, [$"'{replaced}' is not a current participant of this kind in this state."]);
        }

        if (kind == ParticipantKind.FocalPoint && begins.Replaces is null && ++focalPoints[state.Id] > plan.Places())
        {
            return new(line.Line, LineEffect.Wrong, [$"{state.Names} would have more than {plan.Places()} focal points. Name in 'replaces' the one to be replaced."]);
        }

        return new(line.Line, begins.Replaces is null ? LineEffect.Add : LineEffect.Replace, []) { Begins = begins, Naming = naming };
    }

    private string? ProcessOf(BookLine line, ParticipantKind? kind, List<Sentence> problems)
    {
        if (kind != ParticipantKind.Authority)
        {
            if (line.Process.Length > 0)
            {
                problems.Add("Only a national authority has a process; leave it empty.");
            }

            return null;
        }

        var process = plan.Mandate.Consulted.FirstOrDefault(c => c.Id.Equals(line.Process, StringComparison.OrdinalIgnoreCase))?.Id;
        if (process is null)
        {
            var known = plan.Mandate.Consulted.Select(c => (Sentence)c.Id).DefaultIfEmpty("").Aggregate((some, next) => $"{some} or {next}");
            problems.Add($"'{line.Process}' is not a consulted process. Use {known}.");
        }

        return process;
    }

    private static ParticipantKind? KindOf(string text) =>
        Enum.GetValues<ParticipantKind>().Where(kind => Name(kind).Equals(text, StringComparison.OrdinalIgnoreCase)).Select(kind => (ParticipantKind?)kind).FirstOrDefault();

    /// <summary>A kind as the book writes it.</summary>
    public static string Name(ParticipantKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
