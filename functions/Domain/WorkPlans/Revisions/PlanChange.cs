using System.Text.Json.Serialization;
using NodaTime;

namespace Mandates.Domain.WorkPlans;

/// <summary>One change to the calendar; in JSON its field <c>change</c> says which: move, add or cancel.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(MoveActivity), "move")]
[JsonDerivedType(typeof(AddActivity), "add")]
[JsonDerivedType(typeof(CancelActivity), "cancel")]
public abstract record PlanChange
{
    /// <summary>The id of the row that is touched.</summary>
    [JsonIgnore]
    public abstract string Row { get; }
}

/// <summary>Gives a dated row another day, local to the plan's zone. Without a time the row keeps its own.</summary>
public sealed record MoveActivity(string Id, LocalDate Date, LocalTime? Time = null) : PlanChange
{
    [JsonIgnore]
    public override string Row => Id;
}

/// <summary>Adds a row. What it says of its cancellation and its revision is not taken from it.</summary>
public sealed record AddActivity(Activity Activity) : PlanChange
{
    [JsonIgnore]
    public override string Row => Activity.Id;
}

/// <summary>Withdraws a row; it stays in the calendar for the record.</summary>
public sealed record CancelActivity(string Id) : PlanChange
{
    [JsonIgnore]
    public override string Row => Id;
}
