namespace Mandates.Functions.Web.Access;

/// <summary>Kinds of callers.</summary>
[Flags]
public enum CallerRoles
{
    Nobody = 0,
    Secretariat = 1,
    Chair = 2,

    /// <summary>Reads everything and changes nothing.</summary>
    Auditor = 4,

    Mission = 8,
    FocalPoint = 16,
    Authority = 32,

    /// <summary>An anonymous caller.</summary>
    Anyone = 64,

    Officers = Secretariat | Chair | Auditor,
    Delegation = Mission | FocalPoint | Authority,
}
