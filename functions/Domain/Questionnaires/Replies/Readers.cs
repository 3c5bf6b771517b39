namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>For whom replies are put together.</summary>
public enum Readers
{
    /// <summary>The secretariat, the chair and the auditor: everything.</summary>
    Officers,

    /// <summary>The member states: what is shared with them.</summary>
    States,

    /// <summary>The General Assembly: what is not for the secretariat only.</summary>
    Package,
}
