namespace Mandates.Functions.Record;

/// <summary>The tables and blob containers of the app. One partition of a table belongs to one mandate.</summary>
public static class StorageNames
{
    public const string Mandates = "Mandates";
    public const string Records = "Records";
    public const string Participants = "Participants";
    public const string LinkUses = "LinkUses";
    public const string Notices = "Notices";
    public const string Contributions = "Contributions";

    public const string Plans = "plans";
    public const string Replies = "replies";

    /// <summary>Working copies and uploads that are not complete.</summary>
    public const string Preparations = "preparations";
    public const string Questionnaires = "questionnaires";
    public const string Drafts = "drafts";
    public const string Submissions = "submissions";

    /// <summary>Made with the first key.</summary>
    public const string Keys = "keys";

    public static readonly string[] Tables = [Mandates, Records, Participants, LinkUses, Notices, Contributions];
    public static readonly string[] Containers = [Plans, Questionnaires, Replies, Preparations, Drafts, Submissions];
}
