namespace Mandates.Pages.Questionnaires;

/// <summary>What <see cref="QuestionnairePage"/> shows.</summary>
public sealed record QuestionnairePageView : IView<QuestionnairePage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }

    /// <summary>Of the version that is out; 0 when none is.</summary>
    public int Number { get; init; }

    /// <summary>Whether the missions have it already.</summary>
    public bool IsDispatched { get; init; }

    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }
    public Questionnaire? Proposed { get; init; }
    public bool IsDone { get; init; }
}
