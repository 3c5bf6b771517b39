namespace Mandates.Domain.WorkPlans;

/// <summary>Who may read a state's reply beside the state itself.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReplyVisibility>))]
public enum ReplyVisibility
{
    /// <summary>The other member states: procedure 3, the replies are posted in the virtual community.</summary>
    Shared,

    /// <summary>The secretariat, the chair and the auditor only.</summary>
    Secretariat,
}
