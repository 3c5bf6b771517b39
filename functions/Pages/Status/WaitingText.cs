namespace Mandates.Pages.Status;

/// <summary>Something that is waited for, in words.</summary>
/// <param name="What">What people have to do.</param>
/// <param name="Office">Whose turn it is; null when it is that of states.</param>
/// <param name="States">Names of the states whose turn it is, in order.</param>
/// <param name="Rule">The rule of the plan that asks for it.</param>
/// <param name="Changes">What would end or move it: a sentence.</param>
public sealed record WaitingText(string What, string? Office, IReadOnlyList<(StateId Id, string Name)> States, string Rule, string Changes)
{
    public static WaitingText Of(WaitingFor waiting, WorkPlan plan, Texts t)
    {
        var key = Words.Camel(waiting.Kind);
        var about = waiting.Kind switch
        {
            WaitingKind.PackageFiles or WaitingKind.PackageScan => waiting.About!,
            WaitingKind.Consultation => t.Matter(waiting.Figure ?? 0),
            WaitingKind.LateRuling or WaitingKind.PaperReply => t.List([.. waiting.About!.Split(' ').Select(id => plan.State(new(id))?.Names[t.Language] ?? id).Order(StringComparer.Create(t.Culture, ignoreCase: true))]),
            _ => waiting.About is { } id && plan.Activity(id) is { IsMeeting: true } row ? ActText.MeetingOf(row, t) : "",
        };
        var ofStates = waiting.Kind is WaitingKind.Replies or WaitingKind.ExtendedReplies or WaitingKind.Forwarding;
        return new(
            t[$"waiting.{key}", about],
            ofStates ? null
            : waiting.Kind == WaitingKind.Acknowledgement ? plan.Translate(t.Language, waiting.Whom[0])
            : waiting.Kind == WaitingKind.Consultation ? t.List(waiting.Whom)
            : t[$"office.{waiting.Whom[0]}"],
            ofStates ? [.. waiting.Whom.Select(id => new StateId(id)).Select(state => (state, plan.State(state)?.Names[t.Language] ?? state)).OrderBy(s => s.Item2, StringComparer.Create(t.Culture, ignoreCase: true))] : [],
            t[$"waiting-rule.{key}", waiting.Figure ?? 0],
            t[$"waiting-change.{key}"]);
    }
}
