namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>The way by which a reply came.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<ReplyChannel>))]
public enum ReplyChannel
{
    /// <summary>A participant of the state sent it.</summary>
    Online,

    /// <summary>An officer recorded it on behalf of the state, from a note verbale.</summary>
    NoteVerbale,

    /// <summary>The same, from another paper.</summary>
    Paper,
}
