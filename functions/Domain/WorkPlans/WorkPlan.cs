namespace Mandates.Domain.WorkPlans;

/// <summary>
/// One revision of the dates and procedures by which a mandate is carried out. Dates and times are local to
/// <see cref="TimeZone"/>. Immutable: a change makes the next revision.
/// </summary>
public sealed record WorkPlan
{
    public required Mandate Mandate { get; init; }
    public required WorkingGroup WorkingGroup { get; init; }
    public required DateTimeZone TimeZone { get; init; }

    /// <summary>What people call its local time, such as "Washington time"; without it, it is named after the zone's city.</summary>
    public string? TimeZoneName { get; init; }

    /// <summary>0 is the proposal that the first formal meeting adopts.</summary>
    public int Revision { get; init; }

    public LocalTimes Times { get; init; } = new();
    public ReminderRule Reminders { get; init; } = new();
    public MeetingNoticeRule MeetingNotices { get; init; } = new();
    public QuorumRule Quorum { get; init; } = new();

    /// <summary>For how many days the questionnaire is with the missions alone, to forward, before it goes on by itself; 0 sends it to everybody at once.</summary>
    public int ForwardDays { get; init; }

    /// <summary>Within how many days a consulted process is to answer; 0 consults nobody.</summary>
    public int ConsultationDays { get; init; }

    /// <summary>Who may read the reply of a state that does not say it with its first version; null where the plan says nothing.</summary>
    public ReplyVisibility? ReplyVisibility { get; init; }

    /// <summary>How papers are printed; null where the plan says nothing.</summary>
    public HouseStyle? Papers { get; init; }

    public IReadOnlyList<NoticePeriod> NoticePeriods { get; init; } = [];
    public IReadOnlyList<StateExtension> Extensions { get; init; } = [];
    public Adoption? Adoption { get; init; }
    public required IReadOnlyList<Procedure> Procedures { get; init; }

    /// <summary>The rows of the calendar, in the order of the source.</summary>
    public required IReadOnlyList<Activity> Activities { get; init; }

    public required IReadOnlyList<MemberState> States { get; init; }

    /// <summary>Names and topics of the plan in the four languages, each found by its English text.</summary>
    public IReadOnlyList<LocalizedText> Translations { get; init; } = [];

    /// <summary>A text of the plan in a language; as it stands where it has no translation.</summary>
    public string Translate(Language language, string text) =>
        Translations.FirstOrDefault(t => t.En == text)?[language] ?? text;

    /// <summary>A text of the plan in all languages, for sentences.</summary>
    internal LocalizedText Named(string text, string without = "")
    {
        var named = Translations.FirstOrDefault(t => t.En == text) ?? new(text, text, text, text);
        return new(named.En.TrimEnd([.. without]), named.Es.TrimEnd([.. without]), named.Fr.TrimEnd([.. without]), named.Pt.TrimEnd([.. without]));
    }

    /// <summary>
    /// The same plan without mail addresses, which are empty, for readers who do not need them: the plan says all the rest
    /// without them. Such a copy is for reading; it is not a plan to start or to write to people by.
    /// </summary>
    /// <param name="own">The state whose reader keeps the mailbox of its own mission; null for none.</param>
    public WorkPlan WithoutAddresses(StateId? own = null) => this with
    {
        Mandate = Mandate with
        {
            MandatedBody = Mandate.MandatedBody with { Email = "" },
            Consulted = [.. Mandate.Consulted.Select(c => c with { Email = null })],
            Secretariat = Mandate.Secretariat with { Email = "" },
            DueSession = Mandate.DueSession with { Body = Mandate.DueSession.Body with { Email = "" } },
        },
        WorkingGroup = WorkingGroup with { Chair = WorkingGroup.Chair with { Email = "" } },
        States = [.. States.Select(s => s.Id == own ? s : s with { Mission = "" })],
    };

    public MemberState? State(StateId id) => States.FirstOrDefault(s => s.Id == id);

    public Activity? Activity(string id) => Activities.FirstOrDefault(a => a.Id == id);

    /// <summary>The activity of a kind that a plan has at most once, or null when the plan has none.</summary>
    public Activity? SingleOf(ActivityKind kind) => Activities.FirstOrDefault(a => a.Kind == kind && !a.Cancelled);
}
